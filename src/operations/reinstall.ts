import type { QueryClient } from '@tanstack/react-query';
import { getListOsTemplatesQueryKey } from '#api/generated/catalog/catalog.ts';
import type { ReinstallRequest } from '#api/generated/model/reinstallRequest.ts';
import { getGetServerQueryKey } from '#api/generated/servers/servers.ts';
import { reinstallServer } from '#api/generated/writes/writes.ts';
import { readAmount, readFields, readText } from '#domain/read.ts';
import { readDetailedServer } from '#domain/detailedServer.ts';
import { knownStatus, serverCan } from '#domain/serverStatus.ts';
import { reinstallVerdict, type ServerSnapshot } from '#domain/writeVerdict.ts';
import {
  type JournaledIntent,
  noteOutcome,
  noteSending,
  type Accepted,
  acceptedLine,
} from './journaledIntent.ts';
import type { Target } from '#operations/intents/intent.ts';
import { intentOf } from '#operations/intents/intents.ts';
import { noteIntent } from '#operations/intents/keptIntents.ts';
import { refetchServer, refreshServer, refetchServerOrGone } from './refetch.ts';
import type { JournalBaseline, JournalEntry } from '#operations/writes/journalEntry.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, Write, WriteOutcome } from '#operations/writes/write.ts';

export interface Reinstall extends Target {
  /** The current OS, as the API names it. */
  readonly formerOs: string;
  /**
   * When the server was last changed, as the user saw it, in milliseconds since 1970 UTC: a server that was wiped
   * meanwhile is not wiped again.
   */
  readonly seenUpdate?: number | undefined;
  readonly body: ReinstallRequest;
}

/** The cached state of the server when the reinstall was requested, as far as it was read. */
function baselineOf(queryClient: QueryClient, serverId: string, formerOs: string): JournalBaseline {
  const answer = queryClient.getQueryData(getGetServerQueryKey(serverId));
  const { status, updatedAt } = answer === undefined ? {} : readDetailedServer(answer, serverId);
  return {
    os: formerOs,
    ...(status !== undefined && { status }),
    ...(updatedAt !== undefined && { updatedAt }),
  };
}

/** An entry's baseline, as a snapshot; `undefined` where the server had not been read. */
function snapshotBefore({ baseline = {} }: JournalEntry): Exclude<ServerSnapshot, 'gone'> {
  const { os, status, updatedAt } = baseline;
  if (updatedAt === undefined) return undefined;
  return { os: readText(os), status: knownStatus(status), updatedAt: readAmount(updatedAt) };
}

/** The first attempt and each retry after a lost response send the same key, so that the server is wiped only once. */
function write(
  { queryClient, isShown }: Caller,
  request: JournaledIntent,
  body: ReinstallRequest,
  seenUpdate?: number,
): Write<Accepted, ServerSnapshot> {
  const { serverId, serverName, formerOs = '' } = request;
  return {
    operation: 'reinstallServer',
    policy: 'keyed',
    target: serverId,
    targetName: serverName,
    body,
    baseline: baselineOf(queryClient, serverId, formerOs),
    async findObstacle() {
      if (seenUpdate === undefined) return undefined;
      const current = await refetchServer(queryClient, serverId);
      // If it can't be reinstalled any more, the API's refusal says why.
      if (current?.updatedAt === undefined || !serverCan('reinstall', current.status)) return undefined;
      return current.updatedAt === seenUpdate ? undefined : 'changed';
    },
    async send(text, key) {
      noteSending(request);
      // The entry's body, which was serialised from a request.
      await reinstallServer(serverId, JSON.parse(text) as ReinstallRequest, { 'Idempotency-Key': key });
      return 'queued';
    },
    reading: (entry) => ({
      read: () => refetchServerOrGone(queryClient, serverId),
      judge(snapshots, isLast) {
        const is = reinstallVerdict(snapshotBefore(entry), snapshots, isLast);
        return is === 'done' ? { is, answer: 'queued' } : { is };
      },
      isOver: (snapshot) => snapshot === 'gone',
    }),
    action: 'reinstall',
    line: acceptedLine,
    onEnd(outcome) {
      noteOutcome(request, outcome, isShown());
      refreshServer(queryClient, serverId);
      // The template may have been removed from the catalogue.
      if (outcome.state === 'refused' && outcome.error.kind === 'invalid')
        void queryClient.invalidateQueries({ queryKey: getListOsTemplatesQueryKey() });
    },
  };
}

/**
 * Wipes a server and installs another OS, then follows it as an intent until the server has left running or stopped and
 * returned.
 */
export function requestReinstall(
  caller: Caller,
  { serverId, serverName, formerOs, seenUpdate, body }: Reinstall,
): Promise<WriteOutcome<Accepted>> {
  const wantedOs = body.osTemplate;
  const request: JournaledIntent = {
    serverId,
    serverName,
    action: 'reinstall',
    at: Date.now(),
    formerOs,
    wantedOs,
  };
  return runWrite(write(caller, request, body, seenUpdate), caller);
}

/** Retries a reinstall whose outcome is unknown: the same request with the same key. */
export async function resumeReinstall(caller: Caller, entry: JournalEntry): Promise<WriteOutcome<Accepted>> {
  const fields = readFields<keyof ReinstallRequest>(JSON.parse(entry.body));
  const body = { os: readText(fields?.os), osTemplate: readText(fields?.osTemplate) };
  const intent = intentOf(entry.target);
  const request: JournaledIntent = {
    serverId: entry.target,
    serverName: entry.targetName,
    action: 'reinstall',
    at: intent?.action === 'reinstall' ? intent.at : entry.at,
    formerOs: readText(entry.baseline?.['os']),
    wantedOs: body.osTemplate,
  };
  const outcome = await runWrite({ ...write(caller, request, body), isResumed: true }, caller);
  // The intent was recorded as in flight, but then the gate was shut or the connection lost.
  const noted = intentOf(entry.target);
  if (outcome.state === 'notSent' && noted?.at === request.at && noted.state === 'sending')
    noteIntent({ ...noted, state: 'unknown' });
  return outcome;
}
