import { test as base, expect } from '@playwright/test';
import type { WorldKindName } from '#sandbox/worlds/kinds.ts';
import { type PageWatch, watchPages } from './pageWatch.ts';
import { freshKey, type SandboxControls, sandboxControls } from './sandboxControls.ts';

interface Fixtures {
  /** The sandbox's controls: its clock, faults, ledger and worlds. */
  sandbox: SandboxControls;
  /** A key with a fresh world of its own. */
  key: (kind: WorldKindName) => string;
  /** Fails the test on whatever no page may do; runs for every test. */
  watch: PageWatch;
  /** Announces an error in the console: `expectConsole(/…/)`. */
  expectConsole: (words: RegExp) => void;
}

export const test = base.extend<Fixtures>({
  sandbox: async ({ request }, use) => use(sandboxControls(request)),
  key: async ({}, use) => use(freshKey),
  watch: [
    async ({ context, baseURL }, use) => {
      const watch = await watchPages(context, baseURL ?? '');
      await use(watch);
      expect(await watch.faults(), 'what the pages did that no test announced').toEqual([]);
    },
    { auto: true },
  ],
  expectConsole: async ({ watch }, use) => use(watch.expectConsole),
});

export { expect };
