import type { QueryClient } from '@tanstack/react-query';
import { getListOsTemplatesQueryKey } from '#api/generated/catalog/catalog.ts';
import type { ReinstallRequest } from '#api/generated/model/reinstallRequest.ts';
import { getGetServerQueryKey, reinstallServer } from '#api/generated/servers/servers.ts';
import { readAmount, readFields, readText } from '#domain/read.ts';
import { readDetailedServer } from '#domain/server.ts';
import { knownStatus } from '#domain/serverStatus.ts';
import { reinstallVerdict, type ServerSight } from '#domain/writeVerdict.ts';
import { currentAccount } from '#session/accountId.ts';
import { type Asker, type Asking, noteOutcome, noteSending, type Taken } from './asking.ts';
import type { Target } from './intent.ts';
import { intentOf } from './intents.ts';
import { settleEntry } from './journal.ts';
import type { JournalBaseline, JournalEntry } from './journalEntry.ts';
import { keyedWrite } from './keyedWrite.ts';
import { refreshServer, seeServer } from './readServerAgain.ts';
import { settleByServer } from './settleByReading.ts';
import { noteTried } from './triedEntries.ts';
import type { WriteOutcome } from './writeOutcome.ts';
import type { OnRefused } from './writeStart.ts';

export interface Reinstall extends Target {
  /** The system it has now, as the API tells it. */
  readonly formerOs: string;
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

/** Whether the server shows already what an entry asked for. */
async function find(queryClient: QueryClient, entry: JournalEntry): Promise<Taken | undefined> {
  const sight = await seeServer(queryClient, entry.target);
  return reinstallVerdict(sightBefore(entry), [sight], false) === 'done' ? 'queued' : undefined;
}

async function send(
  queryClient: QueryClient,
  asking: Asking,
  body: ReinstallRequest,
  onRefused?: OnRefused,
): Promise<WriteOutcome<Taken>> {
  const { serverId, serverName, formerOs = '' } = asking;
  const outcome = await keyedWrite<Taken>({
    operation: 'reinstallServer',
    target: serverId,
    targetName: serverName,
    body,
    baseline: baselineOf(queryClient, serverId, formerOs),
    find: (entry) => find(queryClient, entry),
    look: (entry) =>
      settleByServer(queryClient, serverId, 'queued', (sights, isLast) =>
        reinstallVerdict(sightBefore(entry), sights, isLast),
      ),
    onRefused,
    send: async (text, key) => {
      noteSending(asking);
      // The entry's own text, which was made from a request.
      await reinstallServer(serverId, JSON.parse(text) as ReinstallRequest, { 'Idempotency-Key': key });
      return 'queued';
    },
  });
  if (outcome.state !== 'unknown') return outcome;
  if (outcome.error?.kind === 'notFound' && (await seeServer(queryClient, serverId)) === 'gone') {
    // Whatever became of the earlier attempts, there is nothing left to reinstall.
    await settleEntry(outcome.entryId);
    return { state: 'refused', error: outcome.error };
  }
  // A refused key says nothing of the write: the same account's next key goes on with it.
  if (outcome.error?.kind !== 'unauthorized') noteTried(outcome.entryId);
  return outcome;
}

/**
 * Wipes a server and puts another system on it, once: the key goes with the first attempt and with each that follows a
 * lost answer. Then it is followed as an intent until the server has left and come back.
 */
export async function requestReinstall(
  queryClient: QueryClient,
  { serverId, serverName, formerOs, body }: Reinstall,
  { isShown, onRefused }: Asker,
): Promise<WriteOutcome<Taken>> {
  const asking: Asking = {
    serverId,
    serverName,
    action: 'reinstall',
    at: Date.now(),
    formerOs,
    wantedOs: body.osTemplate,
  };
  const account = currentAccount();
  const outcome = await send(queryClient, asking, body, onRefused);
  // Whoever is signed in now has nothing to do with it.
  if (currentAccount() !== account) return outcome;
  noteOutcome(asking, outcome, isShown());
  refreshServer(queryClient, serverId);
  // The template may have gone from the catalog.
  if (outcome.state === 'refused' && outcome.error.kind === 'invalid') {
    void queryClient.invalidateQueries({ queryKey: getListOsTemplatesQueryKey() });
  }
  return outcome;
}

/** Goes on with a reinstall that nobody knows the end of: the same request, with the same key. */
export async function resumeReinstall(queryClient: QueryClient, entry: JournalEntry): Promise<void> {
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
  const outcome = await send(queryClient, asking, body);
  // What didn't leave now changes nothing of what left before.
  if (outcome.state === 'notSent' || currentAccount() !== entry.account) return;
  noteOutcome(asking, outcome, false);
  refreshServer(queryClient, entry.target);
}
