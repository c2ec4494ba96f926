import { letPass, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { searchField } from '../support/fleet.ts';
import { holdAnswers } from '../support/hold.ts';
import { openAs } from '../support/session.ts';
import { takeClock } from '../support/time.ts';

test(
  'twenty refusals at once: one gate, no further request, and what was typed is kept',
  { tag: '@cell-51' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    // Stopped ones have no load that would be asked for, and refused, at any time.
    const ids = await sandbox.world(empty, { addServers: [{ label: 'web', count: 20, status: 'stopped' }] });
    await takeClock(page);
    const calls = watchCalls(page);
    await openAs(page, empty);
    await expect(page.getByRole('table').getByRole('link')).toHaveCount(20);
    await searchField(page).fill('web-1');
    await calls.opened();
    calls.forget();
    // Each focused link prefetches its server; all those requests are in flight when the key is refused.
    await sandbox.world(empty, { rateLimit: null });
    await sandbox.fault(empty, '*', { status: 401 }, { times: 999 });
    const { count, release } = await holdAnswers(page, '**/api/v1/servers/*');
    await searchField(page).fill('web');
    await expect(page.getByRole('table').getByRole('link')).toHaveCount(20);
    await page.evaluate(() => {
      for (const link of document.querySelectorAll('tbody a'))
        link.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      for (const link of document.querySelectorAll('tbody a'))
        link.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    });
    await page.clock.fastForward(200);
    await expect.poll(count).toBe(20);
    expect(new Set(calls.all().map(({ path }) => path)).size).toBe(20);
    release();
    const gate = page.getByRole('dialog', { name: 'This key is no longer accepted' });
    await expect(gate).toBeVisible();
    await calls.settled();
    await expect(page.getByRole('dialog')).toHaveCount(1);
    calls.forget();
    await letPass(page, calls, 130_000, 10_000);
    expect(calls.all()).toEqual([]);
    await expect(page.getByRole('dialog')).toHaveCount(1);

    await sandbox.clearFaults(empty);
    await gate.getByLabel('API key').fill(empty);
    await gate.getByRole('button', { name: 'Sign in' }).click();
    await expect(gate).toBeHidden();
    await expect(searchField(page)).toHaveValue('web');
    await expect(page).toHaveURL('/servers?q=web');
    expect(ids).toHaveLength(20);
  },
);
