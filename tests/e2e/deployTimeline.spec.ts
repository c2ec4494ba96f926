import { atRest } from '../support/atRest.ts';
import { letPass, setHidden, watchCalls } from '../support/calls.ts';
import { deployButton, expectDeployed, openReview, paid, paidOnce } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';
import { expectInTime, takeClock } from '../support/time.ts';

test('five minutes without progress, and a failure, are told, each with the way to the dashboard', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  await openReview(page, empty);
  // The API may lag behind its own response.
  await sandbox.fault(empty, 'getServer', { status: 404 }, { times: 99 });
  await deployButton(page).click();
  await expect(page.getByText('The API doesn’t know your new server yet.')).toBeVisible();
  await expect(page.getByText('It may have been terminated')).toHaveCount(0);
  await sandbox.clearFaults(empty);
  await page.clock.fastForward('00:04');
  await expectDeployed(page);
  const timeline = page.getByRole('region', { name: /^Deploy requested at/ });
  await expect(timeline).toContainText('Usually about 60 seconds');
  // Announced once, and not again with each second.
  const waiting = timeline.getByRole('status');
  await expect(waiting).toHaveText(/Waiting for the server to start/);
  await expectInTime(
    page,
    () => expect(waiting.locator('[aria-hidden]')).toContainText('so far', { timeout: 200 }),
    5_000,
  );
  await page.clock.fastForward('05:10');
  await expect(timeline).toContainText('It’s still not running after more than five minutes.');
  const dashboardLink = timeline.getByRole('link', { name: 'Open in dashboard' });
  await expect(dashboardLink).toHaveAttribute('href', /^\/sso\/servers\/[\da-f-]{36}$/);
  await sandbox.world(empty, { servers: [{ label: 'web', status: 'failed' }] });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(timeline).toContainText('Setup failed.');
  await expect(dashboardLink).toBeVisible();
  await expect(timeline).not.toContainText('Running, done');
  expect(await paid(sandbox, empty)).toEqual(paidOnce);
});

test('a hidden tab asks each 30 s for the server it deployed, and tells when it runs: in its title, and as a notification', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await sandbox.world(empty, { rateLimit: null });
  await takeClock(page);
  await page.addInitScript(() => {
    const told: string[] = [];
    class FakeNotification extends EventTarget {
      static readonly permission = 'granted';
      constructor(words: string) {
        super();
        told.push(words);
      }
    }
    Object.assign(window, { Notification: FakeNotification, told });
  });
  await openReview(page, empty);
  await deployButton(page).click();
  await expectDeployed(page);
  await expect(page.getByText('Credentials ready')).toBeVisible();
  await atRest(page);
  await setHidden(page, true);
  await calls.settled();
  calls.forget();
  await letPass(page, calls, 65_000);
  expect(calls.count('GET', /^\/servers\/[^/]+$/)).toBe(2);
  expect(calls.all()).toHaveLength(2);
  await sandbox.advance(90_000, empty);
  await letPass(page, calls, 31_000);
  await expect(page).toHaveTitle('✓ Sandbox: web is running');
  expect(await page.evaluate<unknown>('window.told')).toEqual(['Sandbox: web is running']);
  await setHidden(page, false);
  await expect(page).toHaveTitle(/^Sandbox · Overview · web · /);
});

test('bought addresses: that they have to be set up is said at the end, and in every tab until the person says it’s done', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const owner = key('owner');
  const plan = '6f1d2c30-5b7a-4e18-9c00-000000000003';
  await openReview(page, owner, `/deploy/review?plan=${plan}&os=debian-13&label=web&addons=vpk7wjf5`);
  await deployButton(page).click();
  await expectDeployed(page);
  const reminder = page.getByText('8 additional addresses have to be set up inside the server');
  const timeline = page.getByRole('region', { name: /^Deploy requested at/ });
  await expect(timeline.getByText('Paid')).toBeVisible();
  await expect(reminder).toHaveCount(0);
  await sandbox.advance(90_000, owner);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(timeline.getByText('Your server is running.')).toBeVisible();
  await expect(timeline.getByRole('button', { name: 'Copy SSH command' })).toBeVisible();
  await expect(timeline.getByRole('link', { name: 'Credentials' })).toHaveAttribute('href', /\/credentials$/);
  await expect(reminder).toHaveCount(1);
  await timeline.getByRole('button', { name: 'Dismiss' }).click();
  await expect(timeline).toHaveCount(0);
  await page.reload();
  await expect(reminder).toBeVisible();
  const otherTab = await context.newPage();
  await openAs(otherTab, owner, new URL(page.url()).pathname);
  await otherTab.getByRole('link', { name: 'Guest configuration' }).click();
  await expect(otherTab.getByRole('button', { name: 'Copy configuration' })).toBeVisible();
  await otherTab.getByRole('button', { name: 'I’ve set them up' }).press('Enter');
  await expect(otherTab.getByRole('paragraph').filter({ hasText: 'Marked as set up.' })).toBeFocused();
  await expect(reminder).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Specifications' })).toBeVisible();
  await expect(reminder).toHaveCount(0);
});
