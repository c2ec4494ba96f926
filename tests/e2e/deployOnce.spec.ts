import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import {
  deployButton,
  expectDeployed,
  expectDeployRefused,
  expectDeployedInTime,
  openReview,
  paid,
  paidOnce,
  watchDeployKeys,
} from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { openAs } from '../support/session.ts';
import { activateOften, type Fault, journalEntryCount, passGate, refusal } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

/** Faults that one deploy meets one after the other. After the first, the browser resends by itself. */
const lost: readonly Fault[] = [
  { socket: 'close-after' },
  { socket: 'cut' },
  { status: 502, body: '<h1>Bad gateway', contentType: 'text/html' },
];

test(
  'an answer that is lost or can’t be read: one key, one server, paid once',
  { tag: ['@cell-1', '@cell-12', '@cell-13'] },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const keys = watchDeployKeys(page);
    await takeClock(page);
    await openReview(page, empty);
    for (const fault of lost) await sandbox.fault(empty, 'deployServer', fault);
    let isLastMet = false;
    page.on('response', (response) => {
      isLastMet ||= response.status() === 502;
    });
    await deployButton(page).click();
    await expectDeployedInTime(page);
    expect(isLastMet).toBe(true);
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
    expect([...keys]).toEqual([expect.stringMatching(/^[\da-f-]{36}$/)]);
    expect(await journalEntryCount(page)).toBe(0);
    await expect(page.getByRole('main')).not.toContainText(/fail|<h1>/i);
  },
);

test(
  'offline nothing is sent, and nothing later; clicked often, with Enter and Space: one server',
  { tag: ['@cell-3', '@cell-8'] },
  async ({ page, key, sandbox, context }) => {
    const empty = key('empty');
    const calls = watchCalls(page);
    await openAs(page, empty);
    await atRest(page);
    const plans = await hold(page, '**/api/v1/products');
    await page.getByRole('link', { name: 'Deploy', exact: true }).click();
    await expect(page.getByText('Loading plans')).toBeAttached();
    await expect.poll(plans.count).toBe(1);
    await context.setOffline(true);
    plans.release();
    await expect(page.getByText('You’re offline.', { exact: true })).toBeVisible();
    await context.setOffline(false);
    await openReview(page, empty);
    await atRest(page);
    await context.setOffline(true);
    await expect(deployButton(page)).toHaveAccessibleDescription('You’re offline.');
    await deployButton(page).click({ force: true });
    await context.setOffline(false);
    await expect(deployButton(page)).not.toHaveAttribute('aria-disabled');
    await calls.settled();
    expect(calls.count('POST', /./)).toBe(0);
    expect(await paid(sandbox, empty)).toMatchObject({ servers: 0 });

    await activateOften(page, deployButton(page));
    await expectDeployed(page);
    expect(calls.count('POST', '/servers')).toBe(1);
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
  },
);

test(
  'a reload in flight is asked about, goes on with the same key, and tells of the server',
  { tag: '@cell-5' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const keys = watchDeployKeys(page);
    await openReview(page, empty);
    await sandbox.fault(empty, 'deployServer', { socket: 'hang' });
    await deployButton(page).click();
    await expect.poll(async () => (await paid(sandbox, empty)).servers).toBe(1);
    // The list lags: otherwise the server is found there, and nothing is resent.
    await sandbox.fault(empty, 'listServers', { lagMs: 600_000 }, { times: 99 });
    const question = page.waitForEvent('dialog');
    page.once('dialog', (dialog) => void dialog.accept());
    const replayed = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/servers'),
    );
    await page.reload();
    expect((await question).type()).toBe('beforeunload');
    await replayed;
    await expect.poll(() => journalEntryCount(page)).toBe(0);
    await page.getByRole('link', { name: 'Servers', exact: true }).click();
    // The server is not given up just because the list lags.
    await expect(page.getByText('1 in progress')).toBeVisible();
    await sandbox.clearFaults(empty, 'listServers');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByRole('link', { name: 'web' })).toHaveCount(1);
    await expect(page.getByText('1 in progress')).toBeVisible();
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
    expect(keys.size).toBe(1);
  },
);

test(
  'in two tabs at once: one server, and the other tab is told',
  { tag: '@cell-7' },
  async ({ page, key, sandbox, context }) => {
    const empty = key('empty');
    await openReview(page, empty);
    const other = await context.newPage();
    await openReview(other, empty);
    const { release } = await hold(page, '**/api/v1/servers', 'POST');
    await page.bringToFront();
    await deployButton(page).click();
    await expect(page.getByText('Deploying web').first()).toBeVisible();
    await expect(other.getByText('Deploying web').first()).toBeVisible();
    await deployButton(other).click({ force: true });
    release();
    await expectDeployed(page);
    await expect(other.getByText('There’s already a server with this label')).toBeVisible();
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
  },
);

test(
  'refused for money: what was chosen stays, and after a top-up it goes with a new key',
  { tag: '@cell-16' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const keys = watchDeployKeys(page);
    await takeClock(page);
    await openReview(page, empty);
    await sandbox.world(empty, { account: { balance: '4.00' } });
    await sandbox.fault(empty, 'deployServer', {
      ...refusal(402, 'Insufficient wallet balance'),
      store: true,
    });
    await deployButton(page).click();
    const alert = await expectDeployRefused(page);
    await expect(alert).toContainText('Insufficient wallet balance');
    await expect(page.getByText('Your balance is 6.00 short')).toBeVisible();
    await expect(page).toHaveURL(/label=web/);
    expect(await paid(sandbox, empty)).toEqual({ servers: 0, balance: '4.00' });
    await sandbox.world(empty, { account: { balance: '50.00' } });
    await page.getByRole('button', { name: 'Refresh the balance' }).click();
    await deployButton(page).click();
    await expectDeployed(page);
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
    expect(keys.size).toBe(2);
  },
);

for (const nextKey of [
  'the same account’s next key goes on with it',
  'another account’s key sends nothing',
]) {
  test(
    `a key refused in the middle: ${nextKey}`,
    { tag: nextKey.startsWith('another') ? '@cell-17' : [] },
    async ({ page, key, sandbox }) => {
      const isSame = nextKey.startsWith('the same');
      const [first, second] = [key('empty'), isSame ? `${key('empty')}-second` : key('empty')];
      if (isSame) await sandbox.world(first, { secondKey: { key: second } });
      const keys = watchDeployKeys(page);
      await openReview(page, first);
      await sandbox.world(first, { revoked: true });
      await deployButton(page).click();
      await passGate(page, second);
      if (isSame) {
        await expect.poll(() => journalEntryCount(page)).toBe(0);
        expect(await paid(sandbox, first)).toEqual(paidOnce);
        expect(keys.size).toBe(1);
        return;
      }
      await atRest(page);
      expect(await paid(sandbox, second)).toMatchObject({ servers: 0 });
      expect(await paid(sandbox, first)).toMatchObject({ servers: 0 });
      // The journal still holds the entry for the first account.
      expect(await journalEntryCount(page)).toBe(1);
    },
  );
}

test('a browser that says it is offline, on a machine that is not, stands in nobody’s way', async ({
  page,
  key,
  sandbox,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
  });
  const empty = key('empty');
  await openReview(page, empty);
  await expect(page.getByText('You’re offline')).toHaveCount(0);
  await deployButton(page).click();
  await expectDeployed(page);
  expect(await paid(sandbox, empty)).toEqual(paidOnce);
});
