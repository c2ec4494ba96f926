import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { letPass, setHidden, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { searchField } from '../support/fleet.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { dateTimeText } from '../support/now.ts';
import { openAs } from '../support/session.ts';
import { takeClock } from '../support/time.ts';

async function openAlpha(page: Page, sandbox: SandboxControls, key: string): Promise<string> {
  const [id = ''] = await sandbox.world(key, { addServers: [{ label: 'alpha' }] });
  await openAs(page, key, `/servers/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  return id;
}

test(
  'deleted elsewhere while it is open: the page says so and stops asking',
  { tag: '@cell-56' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await takeClock(page);
    const calls = watchCalls(page);
    const id = await openAlpha(page, sandbox, empty);
    await sandbox.world(empty, { servers: [{ label: 'alpha', remove: true }] });
    await page.clock.fastForward(61_000);
    await expect(page.getByRole('alert')).toContainText('This server no longer exists');
    await expect(page.getByRole('alert')).toContainText(/It existed at \d+:\d\d:\d\d/);
    await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0);
    await calls.settled();
    calls.forget();
    await letPass(page, calls, 120_000, 10_000);
    // Returning to the tab does not request it either.
    await setHidden(page, true);
    await setHidden(page, false);
    await letPass(page, calls, 5_000);
    expect(calls.count('GET', `/servers/${id}`)).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Back to servers' }).click();
    await expect(page.getByRole('heading', { name: 'Deploy your first server' })).toBeVisible();
  },
);

test('a server that is not there, and one that this key may not read', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const nowhere = '/servers/00000000-0000-4000-8000-000000000000';
  await openAs(page, empty, nowhere);
  await expect(page.getByRole('heading', { level: 1, name: 'Server not found' })).toBeVisible();
  await expect(page.getByText('This account has no server with this ID.')).toBeVisible();
  await expectAccessible(page);
  await sandbox.fault(empty, 'getServer', { status: 403 }, { times: 9 });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'You can’t view this server' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('servers:read');
  await page.getByRole('link', { name: 'Back to servers' }).click();
  await expect(page).toHaveURL('/servers');
});

test('suspended: readable, said what it means, nothing can be done', async ({ page, key }) => {
  await openAs(page, key('owner'));
  await page.getByRole('link', { name: 'old crm DO NOT TOUCH' }).click();
  await expect(page.getByText('This server is suspended')).toBeVisible();
  await expect(page.getByText('OS', { exact: true })).toBeVisible();
  for (const name of ['Start', 'Stop', 'Reboot']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-disabled', 'true');
  }
  await expectAccessible(page);
});

test('the head and the overview tell what the API told, with the time in UTC on hover', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  await context.grantPermissions(['clipboard-write']);
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, {
    addServers: [{ label: 'alpha', hostname: 'a.example.com', os: 'debian-13', region: 'OTWA FRA', plan: 2 }],
    servers: [{ label: 'alpha', createdAt: '2025-01-02T03:04:05Z' }],
  });
  await openAs(page, empty, `/servers/${id}`);
  const detail = (term: string) =>
    page.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('xpath=following-sibling::dd[1]');
  await expect(detail('OS')).toHaveText('Debian 13 (trixie)');
  await expect(detail('Region')).toHaveText('OTWA FRA');
  await expect(detail('Hostname')).toHaveText('a.example.com');
  await expect(detail('Created').getByRole('time')).toHaveAttribute('title', '2025-01-02 03:04:05 UTC');
  await expect(detail('Created')).toHaveText(dateTimeText('2025-01-02T03:04:05Z'));
  await expect(
    page.getByRole('navigation', { name: 'Server' }).getByRole('link', { name: 'Overview' }),
  ).toHaveAttribute('aria-current', 'page');
  await page.getByRole('button', { name: 'Copy server id' }).click();
  await page.getByRole('link', { name: 'All servers' }).click();
  await searchField(page).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(searchField(page)).toHaveValue(id);
});

/** Shapes that the contract allows and the provider's newer docs show: the page must handle each. */
const oddShapes: Record<string, { answer?: Record<string, unknown>; omit?: string[]; status?: string }> = {
  'status "building"': { status: 'building' },
  'status "failed"': { status: 'failed' },
  'a status nobody knows': { status: 'frobnicating' },
  'a status that is no text': { answer: { status: 7 } },
  'no status': { omit: ['status'] },
  'no networking': { omit: ['networking'] },
  'no specs': { omit: ['specs'] },
  'neither block': { omit: ['networking', 'specs'] },
  'blocks that are null': { answer: { networking: null, specs: null } },
  'blocks that are texts': { answer: { networking: 'none', specs: [] } },
  'specs in GB': { answer: { specs: { vcpu: 2, ramGb: 4, diskGb: 80 } } },
  'numbers as texts': { answer: { vcpu: '2', ramMb: '4096', diskGb: 'many' } },
  'no address': {
    answer: { ipAddress: null, networking: { primaryIp: null, gateway: null, additionalIps: null } },
  },
  'additional addresses that are none': { answer: { additionalIps: [null, 'x', {}, { ip: null }] } },
  'times that are none': { answer: { createdAt: 'yesterday', updatedAt: null } },
  'fields nobody knows': { answer: { extra: { deeply: ['nested'] }, price: 12 } },
  'nothing but an id': {
    omit: [
      'label',
      'hostname',
      'status',
      'ipAddress',
      'os',
      'region',
      'vcpu',
      'ramMb',
      'diskGb',
      'bandwidthGb',
      'additionalIps',
      'createdAt',
      'updatedAt',
      'networking',
      'specs',
    ],
  },
};

test('each odd shape costs only itself, and what an odd answer says is shown as it came', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const id = await openAlpha(page, sandbox, empty);
  for (const [name, { answer = {}, omit = [], status = 'running' }] of Object.entries(oddShapes)) {
    await test.step(name, async () => {
      await sandbox.world(empty, { servers: [{ id, status, answer, omit }] });
      const answered = page.waitForResponse((response) => response.url().endsWith(id));
      await page.getByRole('button', { name: 'Refresh' }).click();
      await (await answered).finished();
      await expect(page.getByRole('button', { name: 'Refresh' })).not.toHaveAttribute('aria-busy');
      await expect(
        page.getByRole('heading', { level: 1, name: omit.includes('label') ? id : 'alpha' }),
      ).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Specifications' })).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expect(page.getByRole('main')).not.toContainText(/NaN|undefined|null|\[object|Infinity|Invalid/);
    });
  }
  await expect(page.getByText('Unknown', { exact: true })).toBeVisible();
  // Other values of an odd response are shown as received.
  await sandbox.world(empty, {
    servers: [
      {
        id,
        status: 'frobnicating',
        answer: { specs: { ramGb: 4 }, networking: { primaryIp: '192.0.2.1' } },
        omit: [],
      },
    ],
  });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('frobnicating', { exact: true })).toBeVisible();
  await expect(page.getByText('192.0.2.1').first()).toBeVisible();
  await expect(page.getByText('4 GB', { exact: true })).toBeVisible();
});
