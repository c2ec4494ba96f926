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
import { rememberDeploy } from './pastDeploys.ts';
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

/** What a verdict compares later readings with. */
function baselineFrom(
  namesakes: readonly Server[] | undefined,
  balance: string | undefined,
  charge: string | undefined,
): JournalBaseline {
  return {
    ...(charge !== undefined && { charge }),
    ...(namesakes !== undefined && { namesakes: namesakes.map(({ id }) => id).join(' ') }),
    ...(balance !== undefined && { balance }),
  };
}

/** The cached server list and balance when the deploy was requested. */
function baselineOf(queryClient: QueryClient, label: string, charge: string | undefined): JournalBaseline {
  const list = queryClient.getQueryData(getListServersQueryKey());
  const account = queryClient.getQueryData(getGetAccountQueryKey());
  return baselineFrom(
    list === undefined ? undefined : namesakesIn(list, label),
    account === undefined ? undefined : readAccount(account).balance,
    charge,
  );
}

/** Server list and balance, read together. */
interface Snapshot {
  readonly namesakes: readonly Server[] | undefined;
  readonly balance: string | undefined;
}

async function readSnapshot(queryClient: QueryClient, label: string): Promise<Snapshot> {
  const [namesakes, balance] = await Promise.all([
    readNamesakes(queryClient, label),
    refetchBalance(queryClient),
  ]);
  return { namesakes, balance };
}

/**
 * Reads server list and balance now: after another deploy, what is cached is older than its charge.
 * @param charge the price, as an exact decimal string
 * @returns the servers with the label, `undefined` where that can't be told, and the baseline
 */
export async function readBaselineNow(
  queryClient: QueryClient,
  label: string,
  charge: string | undefined,
): Promise<{ readonly namesakes: readonly Server[] | undefined; readonly baseline: JournalBaseline }> {
  const { namesakes, balance } = await readSnapshot(queryClient, label);
  return { namesakes, baseline: baselineFrom(namesakes, balance, charge) };
}

/** An entry's baseline, as a snapshot. */
function snapshotBefore({ namesakes, balance }: JournalBaseline): DeploySnapshot {
  return {
    sameLabelIds: typeof namesakes === 'string' ? namesakes.split(' ').filter((id) => id !== '') : undefined,
    balance: typeof balance === 'string' ? balance : undefined,
  };
}

/** Server list and balance show whether a deploy was done. */
function reading(
  queryClient: QueryClient,
  { targetName: label, baseline = {} }: JournalEntry,
): Reading<Server, Snapshot> {
  const before = snapshotBefore(baseline);
  const charge = typeof baseline['charge'] === 'string' ? baseline['charge'] : undefined;
  return {
    read: () => readSnapshot(queryClient, label),
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
  /** The key, where it was fixed beforehand. */
  readonly key?: string | undefined;
  /** It is one of several, whose pace decides when list and balance are read again. */
  readonly isOfBatch: boolean;
}

/** The first attempt and each retry after a lost response send the same key, so that only one server is paid for. */
function write(
  { queryClient, owner }: Caller,
  { body, at, baseline, key, isOfBatch }: DeployAttempt,
): Write<Server, Snapshot> {
  return {
    operation: 'deployServer',
    policy: 'keyed',
    target: deployTarget(body),
    targetName: body.label,
    body,
    ...(key !== undefined && { key }),
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
        const { productId: plan, region = '', os } = body;
        void rememberDeploy(owner, { serverId, label: body.label, plan, region, os, at });
        // Which add-ons bring addresses is known once the server shows some.
        if (body.addons?.length)
          void noteBoughtAddresses(owner, serverId, { before: 0, bought: undefined, at });
      }
      if (!isOfBatch) refreshFleet(queryClient);
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
  return runWrite(write(caller, { body, at: Date.now(), baseline, isOfBatch: false }), caller);
}

/** Deploys one of several servers, with a key and a baseline that are already stored. */
export function requestOfBatch(
  caller: Caller,
  attempt: Omit<DeployAttempt, 'isOfBatch'> & { readonly key: string },
): Promise<WriteOutcome<Server>> {
  return runWrite(write(caller, { ...attempt, isOfBatch: true }), caller);
}

/** The request of an entry, which this version of the app or an earlier one wrote. */
function deployBodyOf(entry: JournalEntry): DeployBody {
  const fields = readFields<keyof DeployServerRequest>(JSON.parse(entry.body));
  return { ...(fields as unknown as DeployServerRequest), label: readText(fields?.label) }; // as sent, byte for byte
}

/** Retries a deploy whose outcome is unknown: the same request with the same key. */
export async function resumeDeploy(caller: Caller, entry: JournalEntry): Promise<WriteOutcome<Server>> {
  const { at, baseline = {} } = entry;
  const isOfBatch = baseline['batch'] !== undefined;
  const attempt = { body: deployBodyOf(entry), at, baseline, isOfBatch };
  return runWrite({ ...write(caller, attempt), isResumed: true }, caller);
}
