import type * as Errands from './operationCalls.ts';
import type * as Page from './page.ts';
import { vi } from 'vitest';

/** A separate instance of the app's modules, as each tab has one. */
export interface Tab extends Pick<
  typeof Errands,
  'callerOf' | 'operationCalls' | 'cachedQueries' | 'showPage'
> {
  readonly page: typeof Page;
}

export async function openTab(): Promise<Tab> {
  vi.resetModules();
  const page = await import('./page.ts');
  const { callerOf, operationCalls, cachedQueries, showPage } = await import('./operationCalls.ts');
  return { page, callerOf, operationCalls, cachedQueries, showPage };
}
