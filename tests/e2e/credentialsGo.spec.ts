import type { Page } from '@playwright/test';
import { setHidden } from '../support/calls.ts';
import {
  expectHidden,
  field,
  openCredentials,
  reveal,
  storedPassword,
  whereIs,
} from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import { takeClock } from '../support/time.ts';
import { refuseKey } from '../support/settings.ts';

/** Fires the event of a page entering the back/forward cache, and returns the fields still on it at that moment. */
async function enterBackForwardCache(page: Page): Promise<{ fields: number; values: string }> {
  return page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    // Read in the same task: the browser freezes the page right after.
    const fields = [...document.querySelectorAll<HTMLInputElement>('input[readonly]')];
    return { fields: fields.length, values: fields.map(({ value }) => value).join('') };
  });
}

test('after 60 seconds they go; “Keep showing” gives them 60 more', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  const id = await openCredentials(page, sandbox, empty);
  await reveal(page);
  const password = await storedPassword(page, empty, id);
  await page.clock.fastForward(42_000);
  await expect(page.getByText(/^Hides in 1\ds$/)).toBeVisible();
  await expect(page.getByText('Hides in 20 seconds unless you keep showing it.')).toBeAttached();
  await page.getByRole('button', { name: 'Keep showing' }).click();
  await page.clock.fastForward(45_000);
  await expect(field(page, 'Password')).toHaveValue(password);
  await field(page, 'Password').focus();
  await page.clock.fastForward(16_000);
  await expectHidden(page, password);
  // The focused field was removed, so the focus moves to the button.
  await expect(page.getByRole('button', { name: 'Show credentials' })).toBeFocused();
});

test('they go when the tab is hidden, put away for Back, or left', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty);
  const password = await storedPassword(page, empty, id);

  await reveal(page);
  await setHidden(page, true);
  expect(await whereIs(page, password)).toEqual([]);
  await setHidden(page, false);
  await expectHidden(page, password);

  await reveal(page);
  expect(await enterBackForwardCache(page)).toEqual({ fields: 0, values: '' });
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expectHidden(page, password);

  await reveal(page);
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('heading', { name: 'Specifications' })).toBeVisible();
  expect(await whereIs(page, password)).toEqual([]);
  await page.goBack();
  await expectHidden(page, password);
});

test('what comes while nobody looks is not shown', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty);
  await sandbox.fault(empty, 'getServerCredentials', { socket: 'hang' });
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/credentials'));
  await page.getByRole('button', { name: 'Show credentials' }).click();
  await setHidden(page, true);
  await failed;
  await setHidden(page, false);
  await expectHidden(page, await storedPassword(page, empty, id));
  await expect(page.getByRole('alert')).toHaveCount(0);
  await reveal(page);
});

test(
  'the gate shuts: they are gone in the same moment',
  { tag: '@cell-29' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const id = await openCredentials(page, sandbox, empty);
    const password = await storedPassword(page, empty, id);
    await reveal(page);
    await page.evaluate(() => {
      const watched = { goneAt: 0, gateAt: 0 };
      Object.assign(window, { watched });
      new MutationObserver(() => {
        if (document.querySelector('input[type=password][readonly]') === null) watched.goneAt ||= Date.now();
        if (document.querySelector('dialog') !== null) watched.gateAt ||= Date.now();
      }).observe(document.body, { childList: true, subtree: true });
    });
    const gate = await refuseKey(page, sandbox, empty, page.getByRole('button', { name: 'Refresh' }));
    expect(await whereIs(page, password)).toEqual([]);
    const { goneAt, gateAt } = await page.evaluate(
      () => (window as unknown as { watched: { goneAt: number; gateAt: number } }).watched,
    );
    expect(goneAt).toBeGreaterThan(0);
    expect(goneAt - gateAt).toBeLessThanOrEqual(100);

    await sandbox.world(empty, { revoked: false });
    await gate.getByLabel('API key').fill(empty);
    await gate.getByRole('button', { name: 'Sign in' }).click();
    await expect(gate).toBeHidden();
    await expectHidden(page, password);
  },
);

test('after a tour of reveals and signing out the secrets are nowhere', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  await context.grantPermissions(['clipboard-write']);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty);
  const first = await storedPassword(page, empty, id);
  await reveal(page);
  await page.getByRole('button', { name: 'Show password' }).click();
  await page.getByRole('button', { name: 'Copy password' }).click();
  await page.getByRole('button', { name: 'Show as curl' }).click();
  expect(await whereIs(page, first)).toEqual(['fields']);

  await page.getByRole('button', { name: 'Reset password' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click();
  await expect(field(page, 'New password')).toHaveValue(/\S/);
  // The password revealed before is hidden.
  await expect(field(page, 'Password')).toHaveCount(0);
  const second = await storedPassword(page, empty, id);
  expect(second).not.toBe(first);
  expect(await whereIs(page, first)).toEqual([]);
  expect(await whereIs(page, second)).toEqual(['fields']);
  await page.getByRole('link', { name: 'All servers' }).click();
  // The new password is shown only once, so the page asks before leaving.
  await page.getByRole('dialog', { name: 'Leave this page?' }).getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
  for (const secret of [first, second]) expect(await whereIs(page, secret)).toEqual([]);
  await page.goBack();
  await reveal(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  for (const secret of [first, second]) {
    expect(await whereIs(page, secret)).toEqual([]);
    expect([...said, ...addresses].filter((line) => line.includes(secret))).toEqual([]);
  }
});
