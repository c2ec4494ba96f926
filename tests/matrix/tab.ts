import type * as Errands from './errands.ts';
import type * as Page from './page.ts';
import { vi } from 'vitest';

/** The app's modules in a graph of their own, as a tab has them. */
export interface Tab extends Pick<typeof Errands, 'callerOf' | 'errands' | 'questions' | 'showPage'> {
  readonly page: typeof Page;
}

export async function openTab(): Promise<Tab> {
  vi.resetModules();
  const page = await import('./page.ts');
  const { callerOf, errands, questions, showPage } = await import('./errands.ts');
  return { page, callerOf, errands, questions, showPage };
}
