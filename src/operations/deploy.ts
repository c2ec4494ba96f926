import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '#api/apiError.ts';
import { askAnew } from '#api/askAnew.ts';
import { openConnection } from '#api/connection.ts';
import { getGetAccountQueryKey } from '#api/generated/account/account.ts';
import type { DeployServerRequest } from '#api/generated/model/deployServerRequest.ts';
import {
  deployServer,
  getListServersQueryKey,
  getListServersQueryOptions,
} from '#api/generated/servers/servers.ts';
import { readAccount } from '#domain/account.ts';
import { readFields, readText } from '#domain/read.ts';
import { readFleet, readServer, type Server } from '#domain/server.ts';
import { type DeploySight, deployVerdict, newNamesake } from '#domain/writeVerdict.ts';
import { currentAccount } from '#session/accountId.ts';
import { noteActivity } from './activityLog.ts';
import { noteIntent } from './intents.ts';
import { settleEntry } from './journal.ts';
import type { JournalBaseline, JournalEntry } from './journalEntry.ts';
import { keyedWrite } from './keyedWrite.ts';
import { readBalanceAgain } from './readBalanceAgain.ts';
import { settleByReading } from './settleByReading.ts';
import { noteTried } from './triedEntries.ts';
import type { WriteOutcome } from './writeOutcome.ts';
import type { OnRefused, Seen } from './writeStart.ts';

/** A deploy as it is asked for: its label is always ours, so that the server can be found again. */
export type DeployBody = DeployServerRequest & { readonly label: string };

/** What tells one deploy from another is the whole of its request. */
export function deployTarget(body: DeployBody): string {
  return JSON.stringify(body);
}

/** Only an answer that names the server says that there is one. */
async function send(text: string, key: string): Promise<Server> {
  // The entry's own text, which was made from a request.
  const answer = await deployServer(JSON.parse(text) as DeployServerRequest, { 'Idempotency-Key': key });
  const server = readServer(answer);
  if (server === undefined) throw new ApiError({ kind: 'contract', operationId: 'deployServer' });
  return server;
}

function noteOutcome(outcome: WriteOutcome<Server>, { body, at }: { body: DeployBody; at: number }): void {
  const error = outcome.state === 'refused' || outcome.state === 'unknown' ? outcome.error : undefined;
  const { words = [], requestId = '' } = error?.facts ?? {};
  const serverId = outcome.state === 'done' ? outcome.answer.id : '';
  noteActivity({
    action: 'deploy',
    outcome: outcome.state === 'done' ? 'requested' : outcome.state,
    serverId,
    serverName: body.label,
    words,
    requestId,
    details: body.osTemplate,
  });
  if (outcome.state === 'done') {
    noteIntent({
      serverId,
      serverName: outcome.answer.label || body.label,
      action: 'deploy',
      at,
      state: 'asked',
    });
  }
}

/** Whatever shows money or servers is old now. At the gate nothing is asked. */
function refreshAll(queryClient: QueryClient): void {
  if (openConnection() === undefined) return;
  void queryClient.invalidateQueries({ queryKey: getGetAccountQueryKey() });
  void queryClient.invalidateQueries({ queryKey: getListServersQueryKey(), exact: true });
}

interface DeployRun {
  readonly body: DeployBody;
  /** When it was first asked for, in milliseconds since 1970 UTC. */
  readonly at: number;
  readonly baseline: JournalBaseline;
  readonly isResumed: boolean;
  readonly onRefused: OnRefused | undefined;
}

/** The servers of a label in an answer of the list; `undefined` where one that can't be read may be of it. */
function namesakesIn(answer: unknown, label: string): readonly Server[] | undefined {
  const { servers, unreadable } = readFleet(answer);
  return unreadable > 0 ? undefined : servers.filter((server) => server.label === label);
}

/** What was on the screen of list and wallet as the deploy was asked for. */
function baselineOf(queryClient: QueryClient, label: string, charge: string | undefined): JournalBaseline {
  const list = queryClient.getQueryData(getListServersQueryKey());
  const account = queryClient.getQueryData(getGetAccountQueryKey());
  const namesakes = list === undefined ? undefined : namesakesIn(list, label)?.map(({ id }) => id);
  const balance = account === undefined ? undefined : readAccount(account).balance;
  return {
    ...(charge !== undefined && { charge }),
    ...(namesakes !== undefined && { namesakes: namesakes.join(' ') }),
    ...(balance !== undefined && { balance }),
  };
}

function sightOf(servers: readonly Server[] | undefined, balance?: string): DeploySight {
  return { namesakes: servers?.map(({ id }) => id), balance };
}

/** What an entry's baseline says, as a sight. */
function sightBefore({ namesakes, balance }: JournalBaseline): DeploySight {
  return {
    namesakes: typeof namesakes === 'string' ? namesakes.split(' ').filter((id) => id !== '') : undefined,
    balance: typeof balance === 'string' ? balance : undefined,
  };
}

/** Reads list and wallet until they say whether a deploy was done. */
function look(queryClient: QueryClient, label: string, baseline: JournalBaseline): Promise<Seen<Server>> {
  const before = sightBefore(baseline);
  const charge = typeof baseline['charge'] === 'string' ? baseline['charge'] : undefined;
  let servers: readonly Server[] | undefined;
  return settleByReading(
    async () => {
      const [namesakes, balance] = await Promise.all([
        readNamesakes(queryClient, label),
        readBalanceAgain(queryClient),
      ]);
      servers = namesakes;
      return sightOf(namesakes, balance);
    },
    (sights, isLast) => {
      const verdict = deployVerdict({ before, charge, sights, isLast });
      if (verdict.is !== 'done') return verdict;
      const answer = servers?.find(({ id }) => id === verdict.serverId);
      return answer === undefined ? { is: 'unclear' } : { is: 'done', answer };
    },
  );
}

async function run(
  queryClient: QueryClient,
  { body, at, baseline, isResumed, onRefused }: DeployRun,
): Promise<WriteOutcome<Server>> {
  const account = currentAccount();
  let outcome = await keyedWrite<Server>({
    operation: 'deployServer',
    target: deployTarget(body),
    targetName: body.label,
    body,
    baseline,
    send,
    find: (entry) => findNew(queryClient, body.label, entry.baseline ?? {}),
    look: (entry) => look(queryClient, body.label, entry.baseline ?? {}),
    onRefused,
  });
  // Whoever is signed in now has nothing to do with it.
  if (currentAccount() !== account) return outcome;
  // What didn't leave now changes nothing of what left before.
  if (isResumed && outcome.state === 'notSent') return outcome;
  if (outcome.state === 'unknown' && outcome.error?.kind !== 'unauthorized') {
    noteTried(outcome.entryId);
    const found = await findNew(queryClient, body.label, baseline);
    if (found !== undefined && currentAccount() === account) {
      await settleEntry(outcome.entryId);
      outcome = { state: 'done', answer: found };
    }
  }
  noteOutcome(outcome, { body, at });
  refreshAll(queryClient);
  return outcome;
}

/**
 * Deploys a server, once: the key goes with the first attempt and with each that follows a lost answer, and an open
 * entry with the same body is continued. Then the server is followed as an intent until it runs.
 * @param charge what it costs, the text of an exact decimal, so that the wallet shows whether it was done
 */
export function requestDeploy(
  queryClient: QueryClient,
  body: DeployBody,
  charge: string | undefined,
  onRefused?: OnRefused,
): Promise<WriteOutcome<Server>> {
  const baseline = baselineOf(queryClient, body.label, charge);
  return run(queryClient, { body, at: Date.now(), baseline, isResumed: false, onRefused });
}

/** What an entry asked for; its body was made by this app, or by an earlier version of it. */
function deployBodyOf(entry: JournalEntry): DeployBody {
  const fields = readFields<keyof DeployServerRequest>(JSON.parse(entry.body));
  return { ...(fields as unknown as DeployServerRequest), label: readText(fields?.label) }; // byte for byte what was sent
}

/** Goes on with a deploy that nobody knows the end of: the same request, with the same key. */
export async function resumeDeploy(
  queryClient: QueryClient,
  entry: JournalEntry,
): Promise<WriteOutcome<Server>> {
  return run(queryClient, {
    body: deployBodyOf(entry),
    at: entry.at,
    baseline: entry.baseline ?? {},
    isResumed: true,
    onRefused: undefined,
  });
}

/** Reads the fleet anew for the servers of a label; `undefined` where it can't be read whole. */
async function readNamesakes(
  queryClient: QueryClient,
  label: string,
): Promise<readonly Server[] | undefined> {
  try {
    return namesakesIn(await askAnew(queryClient, getListServersQueryOptions()), label);
  } catch {
    return undefined;
  }
}

/** The one server of the label that is there now and was not before; nothing where there is none, or more than one. */
async function findNew(
  queryClient: QueryClient,
  label: string,
  baseline: JournalBaseline,
): Promise<Server | undefined> {
  const servers = await readNamesakes(queryClient, label);
  const serverId = newNamesake(sightBefore(baseline), sightOf(servers));
  return servers?.find(({ id }) => id === serverId);
}
