import { expect, test } from '../support/fixtures.ts';
import { expectLabels, expectShown, row, searchField } from '../support/fleet.ts';
import { hold } from '../support/hold.ts';
import { openAs } from '../support/session.ts';

const orderedWorld = {
  addServers: [
    { label: 'web-10', status: 'running', plan: 1, os: 'ubuntu-24.04', region: 'OTWA AMS', ageDays: 3 },
    { label: 'web-9', status: 'failed', plan: 3, os: 'debian-13', region: 'OTWA IST', ageDays: 1 },
    { label: 'db', status: 'stopped', plan: 2, os: 'rocky-9.6', region: 'OTWA FRA', ageDays: 2 },
  ],
  servers: [
    { label: 'web-10', answer: { ipAddress: '10.0.0.9' } },
    { label: 'web-9', answer: { ipAddress: '9.255.0.1' } },
    { label: 'db', answer: { ipAddress: '10.0.0.10' } },
  ],
} as const;

const orders: readonly (readonly [column: string, word: string, labels: readonly string[]])[] = [
  ['Status', 'status', ['web-9', 'db', 'web-10']], // what needs attention first
  ['IP address', 'ip', ['web-9', 'web-10', 'db']], // as numbers
  ['OS', 'os', ['web-9', 'db', 'web-10']],
  ['Region', 'region', ['web-10', 'db', 'web-9']],
  ['Size', 'size', ['web-10', 'db', 'web-9']],
  ['Created', 'created', ['web-10', 'db', 'web-9']],
  ['Label', 'label', ['db', 'web-9', 'web-10']], // numbers within texts as numbers
];

test('each column sorts, both ways, and the address says which', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const { addServers, servers } = orderedWorld;
  await sandbox.world(empty, { addServers: [...addServers], servers: [...servers] });
  await openAs(page, empty);
  await expect(page.getByRole('columnheader', { name: 'Label' })).toHaveAttribute('aria-sort', 'ascending');
  for (const [column, word, labels] of orders) {
    await test.step(column, async () => {
      const head = page.getByRole('columnheader', { name: column });
      await head.getByRole('button').click();
      await expectLabels(page, labels);
      await expect(page).toHaveURL(`/servers?sort=${word}`);
      await expect(head).toHaveAttribute('aria-sort', 'ascending');
      await head.getByRole('button').click();
      await expectLabels(page, labels.toReversed());
      await expect(page).toHaveURL(/order=desc/);
      await expect(head).toHaveAttribute('aria-sort', 'descending');
      await expect(page.locator('[aria-sort=ascending], [aria-sort=descending]')).toHaveCount(1);
    });
  }
  await test.step('cards, which have no heads to click on', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const names = page.getByRole('main').getByRole('listitem').getByRole('link');
    await expect(names).toHaveText(['web-10', 'web-9', 'db']);
    await page.getByLabel('Sort by').selectOption({ label: 'Sort: IP address' });
    await expect(names).toHaveText(['db', 'web-10', 'web-9']);
    await page.getByLabel('Sort order').selectOption({ label: 'Ascending' });
    await expect(names).toHaveText(['web-9', 'web-10', 'db']);
    await expect(page).toHaveURL('/servers?sort=ip');
  });
});

test('what the API did not tell stands at the end in both directions', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await sandbox.world(empty, {
    addServers: [{ label: 'a' }, { label: 'b' }],
    servers: [{ label: 'a', answer: { ipAddress: null } }],
  });
  await openAs(page, empty, '/servers?sort=ip');
  await expectLabels(page, ['b', 'a']);
  await page.getByRole('columnheader', { name: 'IP address' }).getByRole('button').click();
  await expect(page).toHaveURL(/order=desc/);
  await expectLabels(page, ['b', 'a']);
});

test('filters by state, region and system', async ({ page, key }) => {
  await openAs(page, key('owner'));
  const filter = (name: string) => page.getByRole('combobox', { name, exact: true });
  await filter('Status').selectOption('Stopped (2)');
  await expectLabels(page, ['staging', 'test-2025-11']);
  await filter('Region').selectOption('OTWA FRA');
  await expectLabels(page, ['staging']);
  await filter('Status').selectOption('Not terminated');
  await filter('Region').selectOption('All regions');
  await filter('OS').selectOption('debian-13');
  await expectLabels(page, ['prod-db']);
  await expect(page).toHaveURL('/servers?os=debian-13');
});

test('terminated servers are hidden unless they are asked for', async ({ page, key }) => {
  await openAs(page, key('owner'));
  await expectShown(page, 11, 12);
  await expect(row(page, 'shop-blackfriday')).toHaveCount(0);
  const status = page.getByRole('combobox', { name: 'Status', exact: true });
  await status.selectOption('All (12)');
  await expectShown(page, 12, 12);
  await expect(row(page, 'shop-blackfriday')).toBeVisible();
  await status.selectOption('Terminated (1)');
  await expectLabels(page, ['shop-blackfriday']);
});

test('a link, a reload and Back keep the view', async ({ page, key }) => {
  const address = '/servers?q=prod&status=running&sort=created&order=desc';
  const expectView = async (): Promise<void> => {
    await expectLabels(page, ['prod-db', 'prod-web-2', 'prod-web-1']);
    await expect(searchField(page)).toHaveValue('prod');
    await expect(page.getByRole('combobox', { name: 'Status', exact: true })).toHaveValue('running');
    await expect(page).toHaveURL(address);
  };
  await openAs(page, key('owner'), address);
  await expectView();
  await page.reload();
  await expectView();
  await page.getByRole('link', { name: 'prod-db' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-db' })).toBeVisible();
  await page.goBack();
  await expectView();
  await searchField(page).fill('prod-web');
  await expect(page).toHaveURL(/q=prod-web/);
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-web-1' })).toBeVisible();
  await page.goBack();
  await expectLabels(page, ['prod-web-2', 'prod-web-1']);
});

test('Back undoes a filter, an order, and all that was typed, each as one step', async ({ page, key }) => {
  const late = await hold(page, /\/listParts-[^/]*\.js$/);
  await openAs(page, key('owner'));
  const [field, status] = [searchField(page), page.getByRole('combobox', { name: 'Status', exact: true })];
  await page.getByRole('checkbox', { name: 'Select staging' }).check();
  await status.selectOption('stopped');
  await page.getByRole('columnheader', { name: 'IP address' }).getByRole('button').click();
  await expect(page).toHaveURL('/servers?status=stopped&sort=ip');
  // An order that is chosen before the code that announces it has come is announced, too.
  const sorted = (words: string) => page.getByRole('status').filter({ hasText: `Sorted by ${words}` });
  late.release();
  await expect(sorted('IP address, ascending')).toHaveCount(1);
  await page.keyboard.press('/');
  for (const typed of ['s', 'tag', 'ing']) {
    await page.keyboard.type(typed);
    await expect(page).toHaveURL(new RegExp(`q=\\w*${typed}$|q=\\w*${typed}&`));
  }
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(field).toBeFocused();
  await expect(page).toHaveURL('/servers?status=stopped&sort=ip');

  await page.goBack();
  await expect(field).toHaveValue('staging');
  await expect(field).toBeFocused();
  await expectLabels(page, ['staging']);
  await page.goBack();
  await expect(field).toHaveValue('');
  await expect(page).toHaveURL('/servers?status=stopped&sort=ip');
  await expect(sorted('IP address, ascending')).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL('/servers?status=stopped');
  await expect(sorted('Label, ascending')).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL('/servers');
  await expect(status).toHaveValue('');
  await expectShown(page, 11, 12);
  await expect(page.getByText('1 selected').first()).toBeVisible();
  await expect(field).toBeFocused();

  // Typed, and at once something else was chosen: two steps.
  await field.fill('no such server');
  await status.selectOption('any');
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(page).toHaveURL('/servers');
  await page.goBack();
  await expect(status).toHaveValue('any');
  await expect(field).toHaveValue('no such server');
  await page.goBack();
  await expect(status).toHaveValue('');
  await expect(field).toHaveValue('no such server');
  await page.goBack();
  await expect(field).toHaveValue('');
});

test('a link with what nobody could choose shows what it can', async ({ page, key }) => {
  await openAs(page, key('owner'), '/servers?sort=price&order=up&region=Nowhere&x=1');
  await expect(page.getByText('No server matches these filters.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Region' })).toHaveValue('Nowhere');
  await page.getByRole('combobox', { name: 'Region' }).selectOption('All regions');
  await expectShown(page, 11, 12);
});

test('"Updated …" tells the time of the last answer, and Refresh asks anew', async ({
  page,
  key,
  sandbox,
}) => {
  const owner = key('owner');
  await page.clock.install();
  await openAs(page, owner);
  const updated = page.getByText(/^Updated \d+:\d\d:\d\d [AP]M(?: GMT[+-][\d:]+)?$/);
  await expect(updated).toBeVisible();
  const before = (await updated.textContent()) ?? '';
  await page.clock.fastForward(2_000);
  await sandbox.world(owner, { servers: [{ label: 'prod-db', status: 'failed' }] });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(row(page, 'prod-db')).toContainText('Failed');
  await expect(updated).not.toHaveText(before);
});
