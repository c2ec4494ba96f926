import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '#api/apiError.ts';
import { askAnew } from '#api/queryClient.ts';
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
import { type DeploySight, deployVerdict } from '#domain/writeVerdict.ts';
import { noteIntent } from '#operations/intents/intents.ts';
import { readBalanceAgain, refreshFleet } from './readAgain.ts';
import type { JournalBaseline, JournalEntry } from '#operations/writes/journalEntry.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, Reading, Write, WriteOutcome } from '#operations/writes/write.ts';

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

/** The servers of a label in an answer of the list; `undefined` where one that can't be read may be of it. */
function namesakesIn(answer: unknown, label: string): readonly Server[] | undefined {
  const { servers, unreadable } = readFleet(answer);
  return unreadable > 0 ? undefined : servers.filter((server) => server.label === label);
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

/** What an entry's baseline says, as a sight. */
function sightBefore({ namesakes, balance }: JournalBaseline): DeploySight {
  return {
    namesakes: typeof namesakes === 'string' ? namesakes.split(' ').filter((id) => id !== '') : undefined,
    balance: typeof balance === 'string' ? balance : undefined,
  };
}

/** List and wallet, as they were read together. */
interface Sight {
  readonly namesakes: readonly Server[] | undefined;
  readonly balance: string | undefined;
}

/** List and wallet say whether a deploy was done. */
function reading(
  queryClient: QueryClient,
  { targetName: label, baseline = {} }: JournalEntry,
): Reading<Server, Sight> {
  const before = sightBefore(baseline);
  const charge = typeof baseline['charge'] === 'string' ? baseline['charge'] : undefined;
  return {
    async read() {
      const [namesakes, balance] = await Promise.all([
        readNamesakes(queryClient, label),
        readBalanceAgain(queryClient),
      ]);
      return { namesakes, balance };
    },
    judge(seen, isLast) {
      const sights = seen.map(({ namesakes, balance }) => ({
        namesakes: namesakes?.map(({ id }) => id),
        balance,
      }));
      const verdict = deployVerdict({ before, charge, sights, isLast });
      if (verdict.is !== 'done') return verdict;
      const answer = seen.at(-1)?.namesakes?.find(({ id }) => id === verdict.serverId);
      return answer === undefined ? { is: 'unclear' } : { is: 'done', answer };
    },
  };
}

interface Asked {
  readonly body: DeployBody;
  /** When it was first asked for, in milliseconds since 1970 UTC. */
  readonly at: number;
  readonly baseline: JournalBaseline;
}

/** The key goes with the first attempt and with each that follows a lost answer, so that one server is paid for. */
function write({ queryClient }: Caller, { body, at, baseline }: Asked): Write<Server, Sight> {
  return {
    operation: 'deployServer',
    policy: 'keyed',
    target: deployTarget(body),
    targetName: body.label,
    body,
    baseline,
    send,
    reading: (entry) => reading(queryClient, entry),
    action: 'deploy',
    line: (outcome) => ({
      serverId: outcome.state === 'done' ? outcome.answer.id : '',
      details: body.osTemplate,
      ...(outcome.state === 'done' && { outcome: 'requested' }),
    }),
    onEnd(outcome) {
      if (outcome.state === 'done') {
        const { id: serverId, label } = outcome.answer;
        noteIntent({ serverId, serverName: label || body.label, action: 'deploy', at, state: 'asked' });
      }
      refreshFleet(queryClient);
    },
  };
}

/**
 * Deploys a server. Then it is followed as an intent until it runs.
 * @param charge what it costs, the text of an exact decimal, so that the wallet shows whether it was done
 */
export function requestDeploy(
  caller: Caller,
  body: DeployBody,
  charge: string | undefined,
): Promise<WriteOutcome<Server>> {
  const baseline = baselineOf(caller.queryClient, body.label, charge);
  return runWrite(write(caller, { body, at: Date.now(), baseline }), caller);
}

/** What an entry asked for; its body was made by this app, or by an earlier version of it. */
function deployBodyOf(entry: JournalEntry): DeployBody {
  const fields = readFields<keyof DeployServerRequest>(JSON.parse(entry.body));
  return { ...(fields as unknown as DeployServerRequest), label: readText(fields?.label) }; // byte for byte what was sent
}

/** Goes on with a deploy that nobody knows the end of: the same request, with the same key. */
export async function resumeDeploy(caller: Caller, entry: JournalEntry): Promise<WriteOutcome<Server>> {
  const { at, baseline = {} } = entry;
  return runWrite({ ...write(caller, { body: deployBodyOf(entry), at, baseline }), isResumed: true }, caller);
}
