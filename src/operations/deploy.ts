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
import { readFields, readText } from '#domain/read.ts';
import { readFleet, readServer, type Server } from '#domain/server.ts';
import { currentAccount } from '#session/accountId.ts';
import { noteActivity } from './activityLog.ts';
import { noteIntent } from './intents.ts';
import { settleEntry } from './journal.ts';
import type { JournalEntry } from './journalEntry.ts';
import { keyedWrite } from './keyedWrite.ts';
import { noteTried } from './triedEntries.ts';
import type { WriteOutcome } from './writeOutcome.ts';

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
  /** Whether the fleet showed a server of this label before, which then proves nothing. */
  readonly isLabelTaken: boolean;
  readonly isResumed: boolean;
}

async function run(
  queryClient: QueryClient,
  { body, at, isLabelTaken, isResumed }: DeployRun,
): Promise<WriteOutcome<Server>> {
  const account = currentAccount();
  let outcome = await keyedWrite<Server>({
    operation: 'deployServer',
    target: deployTarget(body),
    targetName: body.label,
    body,
    baseline: { isLabelTaken },
    send,
  });
  // Whoever is signed in now has nothing to do with it.
  if (currentAccount() !== account) return outcome;
  // What didn't leave now changes nothing of what left before.
  if (isResumed && outcome.state === 'notSent') return outcome;
  if (outcome.state === 'unknown' && outcome.error?.kind !== 'unauthorized') {
    noteTried(outcome.entryId);
    const found = isLabelTaken ? undefined : await findByLabel(queryClient, body.label);
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
 * @param isLabelTaken whether the fleet shows a server of this label already, which then proves nothing
 */
export function requestDeploy(
  queryClient: QueryClient,
  body: DeployBody,
  isLabelTaken: boolean,
): Promise<WriteOutcome<Server>> {
  return run(queryClient, { body, at: Date.now(), isLabelTaken, isResumed: false });
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
    isLabelTaken: entry.baseline?.['isLabelTaken'] !== false,
    isResumed: true,
  });
}

/** Reads the fleet anew for a server of this label; nothing where there is none, more than one, or no answer. */
async function findByLabel(queryClient: QueryClient, label: string): Promise<Server | undefined> {
  try {
    const answer = await askAnew(queryClient, getListServersQueryOptions());
    const found = readFleet(answer).servers.filter((server) => server.label === label);
    return found.length === 1 ? found[0] : undefined;
  } catch {
    return undefined;
  }
}
