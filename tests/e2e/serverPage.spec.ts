import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { holdAnswers } from '../support/hold.ts';
import { openAs } from '../support/session.ts';

const value = (page: Page, term: string) =>
  page.getByRole('definition').filter({ has: page.locator(`xpath=preceding-sibling::dt[.="${term}"]`) });

test('a server’s page shows its state, addresses and specs', async ({ page, key }) => {
  await openAs(page, key('owner'));
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-web-1' })).toBeVisible();
  await expect(page.getByRole('main').locator('header')).toContainText('Running');
  await expect(page.getByRole('main').locator('header')).toContainText(page.url().slice(-36));
  const shown = [
    ['vCPU', /^\d+$/],
    ['Memory', /^\d+ GB$/],
    ['Disk', /^\d+ GB$/],
    ['Monthly traffic', /^\d+(\.\d)? [GT]B$/],
    ['OS', /^Ubuntu 24\.04 LTS$/],
    ['Region', /^OTWA IST$/],
    ['Hostname', /^web1\.example\.com$/],
    ['Created', /^\w{3} \d+, \d{4}, \d+:\d\d [AP]M$/],
    ['Last changed', /^\w{3} \d+, \d{4}, \d+:\d\d [AP]M$/],
    ['Primary IP', /^\d+\.\d+\.\d+\.\d+/],
    ['Gateway', /^\d+\.\d+\.\d+\.\d+/],
  ] as const;
  for (const [term, words] of shown) await expect(value(page, term)).toHaveText(words);
  await expect(value(page, 'Additional IPs').getByRole('listitem')).not.toHaveCount(0);
  await page.getByRole('link', { name: 'All servers' }).click();
  await expect(page).toHaveURL('/servers');
});

test('a server without anything told about it has a page of dashes', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'bare' }] });
  await sandbox.fault(empty, 'getServer', { body: {} }, { times: 9 });
  await openAs(page, empty, `/servers/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: id ?? '' })).toBeVisible();
  await expect(page.getByRole('main').locator('header')).toContainText('Unknown');
  for (const term of ['vCPU', 'Memory', 'OS', 'Region', 'Created', 'Primary IP', 'Gateway']) {
    await expect(value(page, term)).toHaveText('—');
  }
  await expect(value(page, 'Additional IPs')).toHaveText('none');
});

test('what stands at the top is taken where the blocks are missing', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'partial' }] });
  await sandbox.fault(empty, 'getServer', { patch: { networking: null, specs: 'none' } }, { times: 9 });
  await openAs(page, empty, `/servers/${id}`);
  await expect(value(page, 'OS')).toHaveText('Ubuntu 24.04 LTS');
  await expect(value(page, 'Primary IP')).toHaveText(/^\d+\.\d+/);
  await expect(value(page, 'Gateway')).toHaveText('—');
});

test('odd addresses and sizes cost only themselves', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'odd' }] });
  const patch = {
    'networking.additionalIps': [null, 'text', { ip: null }, { ip: '203.0.113.9', cidr: 7 }, {}],
    'networking.gateway': ['10.0.0.1'],
    'specs.vcpu': -1,
    'specs.diskGb': '1e309',
    vcpu: 'many',
    diskGb: null,
  };
  await sandbox.fault(empty, 'getServer', { patch }, { times: 9 });
  await openAs(page, empty, `/servers/${id}`);
  await expect(value(page, 'Additional IPs').getByRole('listitem')).toHaveText(['203.0.113.9']);
  for (const term of ['Gateway', 'vCPU', 'Disk']) await expect(value(page, term)).toHaveText('—');
  await expect(value(page, 'Memory')).toHaveText(/GB$/);
});

for (const width of [390, 1280]) {
  test(`at ${width} px the tabs keep their place, whatever comes above or below them`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    const answer = { ipAddress: null, networking: { primaryIp: null, gateway: null, additionalIps: [] } };
    const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha', status: 'stopped' }] });
    await sandbox.world(empty, { servers: [{ id, status: 'building', answer }] });
    await page.setViewportSize({ width, height: 800 });
    const { count, release } = await holdAnswers(page, `**/api/v1/servers/${id}`);
    await openAs(page, empty, `/servers/${id}`);
    await expect.poll(count).toBeGreaterThan(0);
    const tabs = page.getByRole('navigation', { name: 'Server' });
    await expect(tabs).toBeVisible();
    // On the page, not in the window: the window may scroll to the link that takes the focus.
    const place = () =>
      tabs.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: x + scrollX, y: y + scrollY, width, height };
      });
    const before = await place();
    const expectInPlace = async () => expect(await place()).toEqual(before);
    release();
    await expect(page.getByText('No address yet')).toBeVisible();
    await expectInPlace();

    await sandbox.world(empty, { servers: [{ id, status: 'stopped', answer: {} }] });
    await page.getByRole('button', { name: 'Refresh' }).click();
    const curl = page.getByRole('button', { name: 'Show Start as curl' });
    await curl.click();
    await expect(page.getByText('curl -X POST')).toBeVisible();
    await expectInPlace();
    await page.keyboard.press('Escape');
    await expect(page.getByText('curl -X POST')).toHaveCount(0);
    await expect(curl).toBeFocused();

    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText(/^Start requested, \d+s$/)).toBeVisible();
    await expectInPlace();
    await page.getByRole('button', { name: 'Open in dashboard' }).click();
    await expect(page.getByText('Nothing opens from the sandbox')).toBeVisible();
    await expectInPlace();
  });
}

test('a server that is not there: the page says so once, leads back to the list, and looks again', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  await sandbox.fault(empty, 'getServer', { status: 404 }, { times: 1 });
  await openAs(page, empty, `/servers/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Server not found' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('This account has no server with this ID.');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('heading')).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Back to servers' })).toHaveAttribute('href', '/servers');
  await expect(page.getByRole('button', { name: 'Copy request ID' })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
});

test('the server’s own words are cut after 200 characters and never taken for markup', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'x' }] });
  const message = `<b>Not</b> \u202Etoday ${'z'.repeat(400)}`;
  await sandbox.fault(empty, 'getServer', { status: 403, body: { message } }, { times: 9 });
  await openAs(page, empty, `/servers/${id}`);
  const panel = page.getByRole('alert');
  await expect(panel).toContainText('<b>Not</b> [U+202E]today zzz');
  await expect(panel.locator('b')).toHaveCount(0);
  // Twice: as it is seen, and for screen readers.
  const runs = (await panel.innerText()).match(/z+/g) ?? [];
  expect(runs.length).toBeGreaterThan(0);
  for (const { length } of runs) expect(length).toBeLessThanOrEqual(200);
});

test('a link with an id in capitals leads to the one address of the server, whose end is then not guessed', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  await openAs(page, empty, `/servers/${id.toUpperCase()}/settings?from=ticket`);
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  await sandbox.fault(empty, 'terminateServer', { status: 500, after: false });
  await page.getByRole('main').getByRole('button', { name: 'Terminate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Terminate alpha?' });
  await dialog
    .getByRole('textbox')
    .fill((await dialog.getByText(/^Type .* to confirm$/).innerText()).slice(5, -11));
  await dialog.getByRole('button', { name: 'Terminate server' }).click();
  await page.getByRole('link', { name: 'All servers' }).click();
  // The list still shows the server, so it is not gone.
  await expect(page.getByRole('row').filter({ hasText: 'alpha' })).toContainText('Running');
  await expect(
    page.getByRole('alert').filter({ hasText: 'Terminate alpha: it may have been requested' }),
  ).toBeVisible();
  await expect(page.getByText('alpha has been terminated')).toHaveCount(0);
});
