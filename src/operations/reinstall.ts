import type { QueryClient } from '@tanstack/react-query';
import { getListOsTemplatesQueryKey } from '#api/generated/catalog/catalog.ts';
import type { ReinstallRequest } from '#api/generated/model/reinstallRequest.ts';
import { getGetServerQueryKey, reinstallServer } from '#api/generated/servers/servers.ts';
import { readAmount, readFields, readText } from '#domain/read.ts';
import { readDetailedServer } from '#domain/server.ts';
import { knownStatus, serverCan } from '#domain/serverStatus.ts';
import { reinstallVerdict, type ServerSight } from '#domain/writeVerdict.ts';
import { type Asking, noteOutcome, noteSending, type Taken, takenLine } from './asking.ts';
import type { Target } from '#operations/intents/intent.ts';
import { intentOf, noteIntent } from '#operations/intents/intents.ts';
import { readServerAgain, refreshServer, seeServer } from './readAgain.ts';
import type { JournalBaseline, JournalEntry } from '#operations/writes/journalEntry.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, Write, WriteOutcome } from '#operations/writes/write.ts';

export interface Reinstall extends Target {
  /** The system it has now, as the API tells it. */
  readonly formerOs: string;
  /** When it was last changed, as the person saw it: what was wiped meanwhile is not wiped again. */
  readonly seenUpdate?: number | undefined;
  readonly body: ReinstallRequest;
}

/** What the server was as the reinstall was asked for, as far as it was read. */
function baselineOf(queryClient: QueryClient, serverId: string, formerOs: string): JournalBaseline {
  const answer = queryClient.getQueryData(getGetServerQueryKey(serverId));
  const { status, updatedAt } = answer === undefined ? {} : readDetailedServer(answer, serverId);
  return {
    os: formerOs,
    ...(status !== undefined && { status }),
    ...(updatedAt !== undefined && { updatedAt }),
  };
}

/** What an entry's baseline says, as a sight; nothing where the server was not read then. */
function sightBefore({ baseline = {} }: JournalEntry): Exclude<ServerSight, 'gone'> {
  const { os, status, updatedAt } = baseline;
  if (updatedAt === undefined) return undefined;
  return { os: readText(os), status: knownStatus(status), updatedAt: readAmount(updatedAt) };
}

/** The key goes with the first attempt and with each that follows a lost answer, so that the server is wiped once. */
function write(
  { queryClient, isShown }: Caller,
  asking: Asking,
  body: ReinstallRequest,
  seenUpdate?: number,
): Write<Taken, ServerSight> {
  const { serverId, serverName, formerOs = '' } = asking;
  return {
    operation: 'reinstallServer',
    policy: 'keyed',
    target: serverId,
    targetName: serverName,
    body,
    baseline: baselineOf(queryClient, serverId, formerOs),
    async hindered() {
      if (seenUpdate === undefined) return undefined;
      const now = await readServerAgain(queryClient, serverId);
      // Where it can't be reinstalled any more the API says why.
      if (now?.updatedAt === undefined || !serverCan('reinstall', now.status)) return undefined;
      return now.updatedAt === seenUpdate ? undefined : 'changed';
    },
    async send(text, key) {
      noteSending(asking);
      // The entry's own text, which was made from a request.
      await reinstallServer(serverId, JSON.parse(text) as ReinstallRequest, { 'Idempotency-Key': key });
      return 'queued';
    },
    reading: (entry) => ({
      read: () => seeServer(queryClient, serverId),
      judge(sights, isLast) {
        const is = reinstallVerdict(sightBefore(entry), sights, isLast);
        return is === 'done' ? { is, answer: 'queued' } : { is };
      },
      isOver: (sight) => sight === 'gone',
    }),
    action: 'reinstall',
    line: takenLine,
    onEnd(outcome) {
      noteOutcome(asking, outcome, isShown());
      refreshServer(queryClient, serverId);
      // The template may have gone from the catalog.
      if (outcome.state === 'refused' && outcome.error.kind === 'invalid')
        void queryClient.invalidateQueries({ queryKey: getListOsTemplatesQueryKey() });
    },
  };
}

/**
 * Wipes a server and puts another system on it. Then it is followed as an intent until the server has left and come
 * back.
 */
export function requestReinstall(
  caller: Caller,
  { serverId, serverName, formerOs, seenUpdate, body }: Reinstall,
): Promise<WriteOutcome<Taken>> {
  const wantedOs = body.osTemplate;
  const asking: Asking = { serverId, serverName, action: 'reinstall', at: Date.now(), formerOs, wantedOs };
  return runWrite(write(caller, asking, body, seenUpdate), caller);
}

/** Goes on with a reinstall that nobody knows the end of: the same request, with the same key. */
export async function resumeReinstall(caller: Caller, entry: JournalEntry): Promise<WriteOutcome<Taken>> {
  const fields = readFields<keyof ReinstallRequest>(JSON.parse(entry.body));
  const body = { os: readText(fields?.os), osTemplate: readText(fields?.osTemplate) };
  const intent = intentOf(entry.target);
  const asking: Asking = {
    serverId: entry.target,
    serverName: entry.targetName,
    action: 'reinstall',
    at: intent?.action === 'reinstall' ? intent.at : entry.at,
    formerOs: readText(entry.baseline?.['os']),
    wantedOs: body.osTemplate,
  };
  const outcome = await runWrite({ ...write(caller, asking, body), isResumed: true }, caller);
  // It was noted as on the line, and then met the gate, or no connection.
  const noted = intentOf(entry.target);
  if (outcome.state === 'notSent' && noted?.at === asking.at && noted.state === 'sending')
    noteIntent({ ...noted, state: 'unknown' });
  return outcome;
}
