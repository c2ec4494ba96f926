import type { QueryClient } from '@tanstack/react-query';
import { createQueryClient } from '#api/queryClient.ts';
import '#operations/writes/activityLog.ts';
import { followIntents } from '#operations/intents/followIntents.ts';
import { deleteEntry, readEntries } from '#operations/writes/journal.ts';
import { openSession } from '#session/session.ts';
import { configureSession } from '#session/sessionSettings.ts';
import { sessionOf } from '../support/aSession.ts';

/** The part of `main.tsx`'s startup that the operations need. */

export { isFinalError } from '#api/apiError.ts';
export { takePoll } from '#api/budget.ts';
export { mayPoll } from '#api/polling.ts';
export { intentOf } from '#operations/intents/intents.ts';
export { readEntries };
export { resumeDeploy } from '#operations/deploy.ts';
export { resumeReinstall } from '#operations/reinstall.ts';
export { resumeTermination } from '#operations/termination.ts';
export { settlePurchase } from '#operations/purchase/settlePurchase.ts';
export { knownScope } from '#session/scopes.ts';
export { currentSession, endSession } from '#session/session.ts';

let client: QueryClient | undefined;

/** Signs in with an empty cache. */
export function start(apiBaseUrl: string, key: string, account: string): QueryClient {
  configureSession({ apiBaseUrl, keep: 'memory', idleMinutes: 30, shareBetweenTabs: false });
  client?.unmount();
  client = createQueryClient();
  client.mount();
  signIn(key, account);
  followIntents(client);
  return client;
}

export function signIn(key: string, account: string): void {
  openSession(sessionOf(account, key));
}

/** Empties the journal, so that each test starts without entries. */
export async function forgetJournal(): Promise<void> {
  for (const { id } of await readEntries()) await deleteEntry(id);
}
