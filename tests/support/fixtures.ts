import { test as base, expect } from '@playwright/test';
import type { WorldKindName } from '#sandbox/worlds/kinds.ts';
import { aheadOf, browserNow, shiftClock } from './now.ts';
import { type PageWatch, watchPages } from './pageWatch.ts';
import { takeForReal } from './session.ts';
import { translatePages } from './translator.ts';
import { freshKey, type SandboxControls, sandboxControls } from './sandboxControls.ts';

interface Fixtures {
  /** The sandbox's controls: its clock, faults, ledger and worlds. */
  sandbox: SandboxControls;
  /** A key with a fresh world. */
  key: (kind: WorldKindName) => string;
  /** Whether the pages take the sandbox for a real API: `test.use({ isReal: true })`. */
  isReal: boolean;
  /** Fails the test if a page does something that no page may do; runs for every test. */
  watch: PageWatch;
  /** Announces an expected console error: `expectConsole(/…/)`. */
  expectConsole: (words: RegExp) => void;
}

export const test = base.extend<Fixtures>({
  // The browser's clock starts at the moment at which each world of the sandbox begins, and Node's is shifted with it:
  // Playwright's clock computes from the difference of the two how long a page was away.
  context: async ({ context, isReal }, use) => {
    shiftClock(aheadOf(browserNow));
    await context.addInitScript(shiftClock, aheadOf(browserNow));
    if (isReal) await takeForReal(context);
    if (process.env['TRANSLATED'] !== undefined) await translatePages(context, 'none');
    await use(context);
    // A route handler that outlives its test would fail the worker's next test: the responses it reads are gone by then.
    for (const routed of [context, ...context.pages()]) await routed.unrouteAll({ behavior: 'ignoreErrors' });
  },
  sandbox: async ({ request, context, watch }, use) => {
    const controls = sandboxControls(request);
    await use({
      ...controls,
      async world(key, contents) {
        // The key should be refused in the middle of a user's action, not by the frame's idle request arriving late.
        const isOpen = context.pages().some((page) => page.url() !== 'about:blank');
        if (contents.revoked === true && isOpen) await watch.frameAnswered();
        return controls.world(key, contents);
      },
    });
  },
  key: async ({}, use) => use(freshKey),
  isReal: [false, { option: true }],
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
