import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { pasted } from '../support/networking.ts';
import { ageText, dateTimeText, now, plainDateText, zone } from '../support/now.ts';
import { openAs, signIn } from '../support/session.ts';
import { expectInTime, takeClock } from '../support/time.ts';

const dayMs = 86_400_000;

const row = (page: Page, label: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: label, exact: true }) });

test('a wide window shows a table with a column for each', async ({ page, key }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openAs(page, key('owner'));
  const heads = ['', 'Label', 'Status', 'Load', 'IP address', 'OS', 'Region', 'Size', 'Created', 'Actions'];
  await expect(page.getByRole('columnheader')).toHaveText(heads);
  const table = page.getByRole('table', { name: 'Servers' });
  await expect(table.getByRole('rowheader', { name: 'staging' })).toBeVisible();
  await expect(row(page, 'staging').getByRole('cell')).toHaveText([
    '',
    'Stopped',
    '—',
    /^\d+\.\d+\.\d+\.\d+/,
    'Rocky Linux 9.6',
    'OTWA FRA',
    /^2 vCPU · \d+ GB · \d+ GB$/,
    plainDateText(now - 76.3 * dayMs),
    '',
  ]);
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(11); // the terminated one is hidden
  await expect(page.getByText(/^Updated \d+:\d\d:\d\d [AP]M(?: GMT[+-][\d:]+)?$/)).toBeVisible();
});

test('the creation time is told in UTC, too', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'old' }] });
  await sandbox.world(empty, { servers: [{ label: 'old', createdAt: '2025-01-02T03:04:05Z' }] });
  await openAs(page, empty);
  await expect(row(page, 'old').getByRole('time').last()).toHaveAttribute(
    'title',
    / · 2025-01-02 03:04:05 UTC$/,
  );
  await page.getByRole('link', { name: 'old' }).click();
  // In the user's own time zone.
  await expect(page.getByText(dateTimeText('2025-01-02T03:04:05Z'))).toBeVisible();
});

test('an age is told by the user’s calendar, and changes at midnight', async ({ page, key, sandbox }) => {
  // Two minutes before the user's midnight; `now` is any time of any day.
  const clockText = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: zone }).format(now);
  const [hours = 0, minutes = 0, seconds = 0] = clockText.split(':').map(Number);
  const midnight = now + dayMs - ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  const empty = key('empty');
  const ages = { a30: 30, a47: 47, a60: 60, a250: 250, a17000: 17_000 };
  await sandbox.world(empty, { addServers: Object.keys(ages).map((label) => ({ label })) });
  const createdAt = (hoursBefore: number) => midnight - hoursBefore * 3_600_000;
  await sandbox.world(empty, {
    servers: Object.entries(ages).map(([label, age]) => ({
      label,
      createdAt: new Date(createdAt(age)).toISOString(),
    })),
  });
  await takeClock(page, midnight - 120_000);
  await openAs(page, empty);
  const shown = async (at: number, timeout = 60_000): Promise<void> => {
    for (const [label, age] of Object.entries(ages))
      await expect(row(page, label).getByRole('time').last()).toHaveAttribute(
        'title',
        new RegExp(`^${ageText(createdAt(age), at)} · `),
        { timeout },
      );
  };
  await shown(midnight - 120_000);
  await expectInTime(page, () => shown(midnight + 1_000, 200), 30_000);
});

test('each state has a word and a look of its own', async ({ page, key, sandbox }) => {
  const words = {
    running: 'Running',
    stopped: 'Stopped',
    suspended: 'Suspended',
    terminated: 'Terminated',
    provisioning: 'Provisioning',
    failed: 'Failed',
    hibernating: 'hibernating',
  };
  const empty = key('empty');
  const addServers = Object.keys(words).map((status) => ({ label: status, status }));
  await sandbox.world(empty, { addServers });
  await openAs(page, empty, '/servers?status=any');
  const looks = new Set<string>();
  for (const [status, word] of Object.entries(words)) {
    const cell = row(page, status).getByRole('cell').nth(1);
    await expect(cell).toHaveText(word);
    looks.add(await cell.locator('svg').innerHTML());
  }
  expect(looks.size).toBe(Object.keys(words).length);
});

test('a narrow window shows the same as cards', async ({ page, key }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAs(page, key('owner'));
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: 'staging' });
  await expect(card).toContainText('Stopped');
  await expect(card).toContainText(/\d+\.\d+\.\d+\.\d+/);
  await expect(card).toContainText(/2 vCPU · \d+ GB · \d+ GB/);
  await expect(card).toContainText('Rocky Linux 9.6');
  await expect(card).toContainText('OTWA FRA');
  await expect(card).toContainText(plainDateText(now - 76.3 * dayMs));
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.setViewportSize({ width: 768, height: 844 });
  await expect(page.getByRole('table')).toBeVisible();
  await page.setViewportSize({ width: 767, height: 844 });
  await card.getByRole('link', { name: 'staging' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'staging' })).toBeVisible();
});

test('an address is copied, and can be pasted elsewhere', async ({ page, key, context }) => {
  await context.grantPermissions(['clipboard-write']);
  await openAs(page, key('owner'));
  const cell = row(page, 'prod-db').getByRole('cell').nth(3);
  await cell.getByRole('button', { name: 'Copy IP address' }).click();
  await expect(cell.getByRole('status')).toHaveText('Copied');
  const address = await cell.locator('bdi').textContent();

  expect(await pasted(page)).toBe(address);
});

test('where the browser refuses the clipboard, the address is there to be copied', async ({
  page,
  key,
  context,
}) => {
  await context.grantPermissions([]); // refuses all permissions
  await openAs(page, key('owner'));
  const cell = row(page, 'prod-db').getByRole('cell').nth(3);
  const address = (await cell.locator('bdi').textContent()) ?? '';
  await cell.getByRole('button', { name: 'Copy IP address' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy IP address' });
  await expect(dialog.getByRole('alert')).toContainText('The text is selected');
  await expect(dialog.getByLabel('Text to copy')).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(address);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(cell.getByRole('button', { name: 'Copy IP address' })).toBeFocused();
});

test('an account without servers is shown the way to its first', async ({ page, key }) => {
  await signIn(page, key('empty'));
  await expect(page.getByRole('heading', { name: 'Deploy your first server' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Deploy a server' })).toHaveAttribute('href', '/deploy');
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('while the answer is on its way the page says so, after 8 seconds in sight', async ({
  page,
  key,
  sandbox,
}) => {
  const owner = key('owner');
  await takeClock(page);
  await sandbox.fault(owner, 'listServers', { socket: 'hang' });
  await openAs(page, owner);
  const status = page.getByRole('status').filter({ hasText: /Loading servers|Still working…/ });
  await expect(status).toHaveText('Loading servers');
  await expect(page.getByRole('columnheader')).toHaveCount(10);
  await expect(page.getByText('Still working…')).toHaveCount(0);
  await page.clock.fastForward(8_100);
  await expect(status).toHaveText('Still working…');
  await page.clock.fastForward(22_000); // the read times out at 30 s, and is retried
  await expectInTime(page, () =>
    expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible({ timeout: 500 }),
  );
  await expect(status).toHaveCount(0);
});

test('what is shown stays when it can’t be brought up to date, and says from when it is', async ({
  page,
  key,
  sandbox,
}) => {
  const owner = key('owner');
  await takeClock(page);
  await openAs(page, owner);
  await row(page, 'prod-db').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-db' })).toBeVisible();
  await sandbox.fault(owner, 'listServers', { status: 403 }, { times: 9 });
  await page.clock.fastForward(60_000);
  await page.goBack();
  await expect(page.getByRole('alert')).toContainText(
    /Couldn’t refresh the servers\. You’re seeing data from \d/,
  );
  await expect(row(page, 'prod-db')).toBeVisible();
  await sandbox.clearFaults(owner);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(row(page, 'prod-db')).toBeVisible();
});
