import type { Page } from '@playwright/test';
import { setHidden } from '../support/calls.ts';
import { whereIs } from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  continueLink,
  dashboardOrigin,
  mint,
  mintButton,
  mintedLinks,
  openAlpha,
  serveDashboard,
} from '../support/handoff.ts';
import { openAs } from '../support/session.ts';
import { refuseKey } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

/** A real API’s links are followed; a sandbox’s lead nowhere. */
test.use({ isReal: true });

const tokenOf = (address: string): string => new URL(address).searchParams.get('t') ?? 'no token';

async function expectGone(page: Page, address: string, words: string): Promise<void> {
  await expect(continueLink(page)).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
  expect(await whereIs(page, tokenOf(address))).toEqual([]);
}

const leftMessage = 'The link was discarded because you left this tab.';
const expiredMessage = 'The link expired. Nothing was opened.';

test('the link goes when the tab is hidden, put away for Back, or left', async ({
  page,
  key,
  sandbox,
  context,
  watch,
}) => {
  const empty = key('empty');
  await serveDashboard(context, watch);
  await openAlpha(page, sandbox, empty);

  const hidden = await mint(page);
  await setHidden(page, true);
  await setHidden(page, false);
  await expectGone(page, hidden, leftMessage);

  const putAway = await mint(page);
  const links = await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    // Read in the same task: the browser freezes the page right after.
    return [...document.links].filter(({ href }) => href.includes('/sso?')).length;
  });
  expect(links).toBe(0);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expectGone(page, putAway, leftMessage);

  const leftBehind = await mint(page);
  await page.getByRole('link', { name: 'All servers' }).click();
  await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
  await page.goBack();
  await expect(mintButton(page)).toBeVisible();
  await expect(continueLink(page)).toHaveCount(0);
  expect(await whereIs(page, tokenOf(leftBehind))).toEqual([]);

  const gone = await mint(page);
  await page.goto(`${dashboardOrigin}/elsewhere`);
  await page.goBack();
  await expect(mintButton(page)).toBeVisible();
  await expect(continueLink(page)).toHaveCount(0);
  expect(await whereIs(page, tokenOf(gone))).toEqual([]);
  expect(await mintedLinks(sandbox, empty)).toBe(4);
});

test('a link that comes while nobody looks, or after leaving, is not shown', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openAlpha(page, sandbox, empty);
  await sandbox.fault(empty, 'issueServerSso', { socket: 'hang' }, { times: 2 });
  const requested = page.waitForRequest((request) => request.url().endsWith('/sso'));
  const givenUp = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/sso'));
  await mintButton(page).click();
  await requested;
  await setHidden(page, true);
  await givenUp;
  await setHidden(page, false);
  await expect(page.getByText(leftMessage)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await mintButton(page).click();
  await expect(page.getByText('Getting a sign-in link')).toBeAttached();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(mintButton(page)).toBeFocused();
  await mint(page);
});

test(
  'the link goes at its end: counted down, announced, and at once after a sleep',
  { tag: '@cell-32' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await takeClock(page);
    await openAlpha(page, sandbox, empty);
    await sandbox.fault(empty, 'issueServerSso', { patch: { expiresIn: 60 } });
    const counted = await mint(page);
    await page.clock.fastForward(45_000);
    await expect(page.getByText('The link is about to expire.')).toBeAttached();
    await expect(page.getByText(/^0:1\d left$/)).toBeVisible();
    await page.clock.fastForward(16_000);
    await expectGone(page, counted, expiredMessage);

    const slept = await mint(page);
    await page.clock.fastForward('10:00');
    await expectGone(page, slept, expiredMessage);
    // Only the user's own clicks request a link.
    expect(await mintedLinks(sandbox, empty)).toBe(2);
  },
);

const lifetimes: readonly (readonly [expiresIn: unknown, shown: RegExp])[] = [
  [300, /^(?:5:00|4:5\d) left$/],
  [100_000, /^(?:5:00|4:5\d) left$/],
  [30, /^0:(?:30|2\d) left$/],
  ['300', /^(?:1:00|0:5\d) left$/],
  [null, /^(?:1:00|0:5\d) left$/],
  [{ seconds: 300 }, /^(?:1:00|0:5\d) left$/],
];

test('odd times to live are held between a second and five minutes', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await openAs(page, empty, '/sso');
  for (const [expiresIn, shown] of lifetimes) {
    await test.step(JSON.stringify(expiresIn), async () => {
      await sandbox.fault(empty, 'issueAccountSso', { patch: { expiresIn } });
      await mint(page);
      await expect(page.getByText(shown)).toBeVisible();
      await setHidden(page, true);
      await setHidden(page, false);
      await expect(continueLink(page)).toHaveCount(0);
    });
  }
  await sandbox.fault(empty, 'issueAccountSso', { patch: { expiresIn: -5 } });
  await mintButton(page).click();
  await expect(page.getByText(expiredMessage)).toBeVisible();
});

test('the gate and sign-out take the link away', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await openAlpha(page, sandbox, empty);
  const gated = await mint(page);
  const gate = await refuseKey(page, sandbox, empty, page.getByRole('button', { name: 'Refresh' }));
  expect(await whereIs(page, tokenOf(gated))).toEqual([]);
  await sandbox.world(empty, { revoked: false });
  await gate.getByLabel('API key').fill(empty);
  await gate.getByRole('button', { name: 'Sign in' }).click();
  await expectGone(page, gated, leftMessage);

  const signedOut = await mint(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You’re signed out')).toBeVisible();
  expect(await whereIs(page, tokenOf(signedOut))).toEqual([]);
});
