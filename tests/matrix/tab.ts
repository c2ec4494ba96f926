import type * as Errands from './operationCalls.ts';
import type * as Page from './page.ts';
import type * as ServerPage from './serverPage.ts';
import { vi } from 'vitest';
import { channels } from '../support/localChannel.ts';

/** A separate instance of the app's modules, as each tab has one. */
export interface Tab extends Pick<
  typeof Errands,
  'callerOf' | 'operationCalls' | 'cachedQueries' | 'showPage'
> {
  readonly page: typeof Page;
  readonly serverPage: typeof ServerPage;
  /** Whether the other tabs hear it, and it them: a page that was closed or reloaded is silent. */
  readonly setSilent: (isSilent: boolean) => void;
}

export async function openTab(): Promise<Tab> {
  vi.resetModules();
  const before = new Set(channels);
  const page = await import('./page.ts');
  const { callerOf, operationCalls, cachedQueries, showPage } = await import('./operationCalls.ts');
  const serverPage = await import('./serverPage.ts');
  const own = [...channels].filter((channel) => !before.has(channel));
  function setSilent(isSilent: boolean): void {
    for (const channel of own)
      if (isSilent) channels.delete(channel);
      else channels.add(channel);
  }
  return { page, serverPage, callerOf, operationCalls, cachedQueries, showPage, setSilent };
}
