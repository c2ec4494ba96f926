import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '#api/apiError.ts';
import { refetchNow } from '#api/queryClient.ts';
import { getGetAccountQueryKey } from '#api/generated/account/account.ts';
import type { DeployServerRequest } from '#api/generated/model/deployServerRequest.ts';
import { getListServersQueryKey, getListServersQueryOptions } from '#api/generated/servers/servers.ts';
import { deployServer } from '#api/generated/writes/writes.ts';
import { readAccount } from '#domain/account.ts';
import { readFields, readText } from '#domain/read.ts';
import { readFleet, readServer, type Server } from '#domain/server.ts';
import { type DeploySnapshot, deployVerdict } from '#domain/deployVerdict.ts';
import { noteIntent } from '#operations/intents/keptIntents.ts';
import { noteBoughtAddresses } from '#operations/purchase/addressesToSetUp.ts';
import { refetchBalance, refreshFleet } from './refetch.ts';
import type { JournalBaseline, JournalEntry } from '#operations/writes/journalEntry.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, Reading, Write, WriteOutcome } from '#operations/writes/write.ts';

/** A deploy request. The app always sets the label, so that the server can be found again. */
export type DeployBody = DeployServerRequest & { readonly label: string };

/** A deploy is identified by its whole request. */
export function deployTarget(body: DeployBody): string {
  return JSON.stringify(body);
}

/** Throws a `contract` error unless the response names the server: only then is it known to exist. */
async function send(text: string, key: string): Promise<Server> {
  // The entry's body, which was serialised from a request.
  const answer = await deployServer(JSON.parse(text) as DeployServerRequest, { 'Idempotency-Key': key });
  const server = readServer(answer);
  if (server === undefined) throw new ApiError({ kind: 'contract', operationId: 'deployServer' });
  return server;
}

/** The servers with this label in a list response; `undefined` where an unreadable row may have the label. */
function namesakesIn(answer: unknown, label: string): readonly Server[] | undefined {
  const { servers, unreadable } = readFleet(answer);
  return unreadable > 0 ? undefined : servers.filter((server) => server.label === label);
}

/** Refetches the fleet for the servers with a label; `undefined` where it can't be read completely. */
async function readNamesakes(
  queryClient: QueryClient,
  label: string,
): Promise<readonly Server[] | undefined> {
  try {
    return namesakesIn(await refetchNow(queryClient, getListServersQueryOptions()), label);
  } catch {
    return undefined;
  }
}

/** The cached server list and balance when the deploy was requested. */
function baselineOf(queryClient: QueryClient, label: string, charge: string | undefined): JournalBaseline {
  const list = queryClient.getQueryData(getListServersQueryKey());
  const account = queryClient.getQueryData(getGetAccountQueryKey());
  const sameLabelIds = list === undefined ? undefined : namesakesIn(list, label)?.map(({ id }) => id);
  const balance = account === undefined ? undefined : readAccount(account).balance;
  return {
    ...(charge !== undefined && { charge }),
    ...(sameLabelIds !== undefined && { namesakes: sameLabelIds.join(' ') }),
    ...(balance !== undefined && { balance }),
  };
}

/** An entry's baseline, as a snapshot. */
function snapshotBefore({ namesakes, balance }: JournalBaseline): DeploySnapshot {
  return {
    sameLabelIds: typeof namesakes === 'string' ? namesakes.split(' ').filter((id) => id !== '') : undefined,
    balance: typeof balance === 'string' ? balance : undefined,
  };
}

/** Server list and balance, read together. */
interface Snapshot {
  readonly namesakes: readonly Server[] | undefined;
  readonly balance: string | undefined;
}

/** Server list and balance show whether a deploy was done. */
function reading(
  queryClient: QueryClient,
  { targetName: label, baseline = {} }: JournalEntry,
): Reading<Server, Snapshot> {
  const before = snapshotBefore(baseline);
  const charge = typeof baseline['charge'] === 'string' ? baseline['charge'] : undefined;
  return {
    async read() {
      const [namesakes, balance] = await Promise.all([
        readNamesakes(queryClient, label),
        refetchBalance(queryClient),
      ]);
      return { namesakes, balance };
    },
    judge(readings, isLast) {
      const snapshots = readings.map(({ namesakes, balance }) => ({
        sameLabelIds: namesakes?.map(({ id }) => id),
        balance,
      }));
      const verdict = deployVerdict({ before, charge, snapshots, isLast });
      if (verdict.is !== 'done') return verdict;
      const answer = readings.at(-1)?.namesakes?.find(({ id }) => id === verdict.serverId);
      return answer === undefined ? { is: 'unclear' } : { is: 'done', answer };
    },
  };
}

interface DeployAttempt {
  readonly body: DeployBody;
  /** When it was first requested, in milliseconds since 1970 UTC. */
  readonly at: number;
  readonly baseline: JournalBaseline;
}

/** The first attempt and each retry after a lost response send the same key, so that only one server is paid for. */
function write(
  { queryClient, owner }: Caller,
  { body, at, baseline }: DeployAttempt,
): Write<Server, Snapshot> {
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
      // The catalog's id, whatever template the catalog says to send with it.
      details: body.os,
      ...(outcome.state === 'done' && { outcome: 'requested' }),
    }),
    onEnd(outcome) {
      if (outcome.state === 'done') {
        const { id: serverId, label } = outcome.answer;
        noteIntent({ serverId, serverName: label || body.label, action: 'deploy', at, state: 'asked' });
        // Which add-ons bring addresses is known once the server shows some.
        if (body.addons?.length)
          void noteBoughtAddresses(owner, serverId, { before: 0, bought: undefined, at });
      }
      refreshFleet(queryClient);
    },
  };
}

/**
 * Deploys a server, then follows it as an intent until it runs.
 * @param charge the price, as the text of an exact decimal: the balance then shows whether the deploy was done
 */
export function requestDeploy(
  caller: Caller,
  body: DeployBody,
  charge: string | undefined,
): Promise<WriteOutcome<Server>> {
  const baseline = baselineOf(caller.queryClient, body.label, charge);
  return runWrite(write(caller, { body, at: Date.now(), baseline }), caller);
}

/** The request of an entry, which this version of the app or an earlier one wrote. */
function deployBodyOf(entry: JournalEntry): DeployBody {
  const fields = readFields<keyof DeployServerRequest>(JSON.parse(entry.body));
  return { ...(fields as unknown as DeployServerRequest), label: readText(fields?.label) }; // as sent, byte for byte
}

/** Retries a deploy whose outcome is unknown: the same request with the same key. */
export async function resumeDeploy(caller: Caller, entry: JournalEntry): Promise<WriteOutcome<Server>> {
  const { at, baseline = {} } = entry;
  return runWrite({ ...write(caller, { body: deployBodyOf(entry), at, baseline }), isResumed: true }, caller);
}
