import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { watchClipboard } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { startFromRow } from '../support/fleet.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import { refuseKey } from '../support/settings.ts';

const lines = (page: Page) =>
  page
    .getByRole('table')
    .getByRole('row')
    .filter({ hasNot: page.getByRole('columnheader') });

/** Starts three servers: `alpha` starts, `beta` is refused, `gamma` stays unknown. Ends on the Activity page. */
async function startThree(page: Page, sandbox: SandboxControls, key: string): Promise<string[]> {
  const ids = await sandbox.world(key, {
    addServers: ['alpha', 'beta', 'gamma'].map((label) => ({ label, status: 'stopped' })),
  });
  const [, beta = '', gamma = ''] = ids;
  await openAs(page, key);
  await startFromRow(page, 'alpha');
  await expect(page.getByText(/^Start requested, \d+s$/)).toBeVisible();
  const busy = { status: 409, body: { message: '=Busy with a backup', statusCode: 409 } };
  await sandbox.fault(key, 'serverPowerAction', busy, { serverId: beta });
  await startFromRow(page, 'beta');
  await expect(page.getByRole('alert')).toContainText('Start beta: refused');
  await sandbox.fault(key, 'serverPowerAction', { status: 500 }, { serverId: gamma });
  await startFromRow(page, 'gamma');
  await expect(page.getByRole('alert').filter({ hasText: 'Start gamma: it may' })).toBeVisible();
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  return ids;
}

test('what was done: filtered, kept over a reload, copied as text, exported, and leading to the server', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const copied = await watchClipboard(page);
  const [alpha = '', beta = ''] = await startThree(page, sandbox, empty);
  await expect(lines(page)).toHaveText([
    /Start\s*gamma\s*Unknown.*req_/,
    /Start\s*beta\s*Refused\s*=Busy with a backup.*req_/,
    /Start\s*alpha\s*Requested/,
  ]);
  await expectAccessible(page);

  const field = page.getByRole('searchbox', { name: 'Search activity' });
  // Typed, and at once something else was chosen: two steps.
  await field.fill('req_');
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Refused');
  await expect(lines(page)).toHaveText([/beta/]);
  await page.goBack();
  await expect(field).toHaveValue('req_');
  await page.goBack();
  await expect(page.getByText('3 of 3 shown')).toBeVisible();
  await field.fill('backup BETA');
  await expect(page).toHaveURL(/\/activity\?q=backup\+BETA$/);
  await page.reload();
  await expect(page.getByText('1 of 3 shown')).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('backup BETA');
  await page.getByRole('combobox', { name: 'Action' }).selectOption('Stop');
  await expect(page.getByText('0 of 3 shown')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('combobox', { name: 'Action' })).toHaveValue('');
  await expect(lines(page)).toHaveCount(1);

  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByText('Copied').first()).toBeAttached();
  expect(await copied()).toMatch(
    new RegExp(
      `^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC \\| Start \\| beta \\(${beta}\\) \\| Refused \\| =Busy with a backup \\| req_\\w+$`,
    ),
  );
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export shown as CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  expect(csv.split('\r\n')).toEqual([
    '\uFEFFat,action,outcome,serverId,serverName,words,requestId,details',
    expect.stringMatching(new RegExp(`Z,start,refused,${beta},beta,'=Busy with a backup,req_\\w+,$`)),
    '',
  ]);

  await page.getByRole('button', { name: 'Clear search' }).click();
  await lines(page).getByRole('link', { name: 'alpha' }).click();
  await expect(page).toHaveURL(`/servers/${alpha}`);
});

test('nothing was done yet: the page says what will stand here', async ({ page, key }) => {
  await openAs(page, key('owner'), '/activity?action=explode');
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
  await expect(page).toHaveTitle(/^Sandbox · Activity · /);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});

test('another account sees none of it, and neither does who signs in after', async ({
  page,
  key,
  sandbox,
}) => {
  const [empty, other] = [key('empty'), key('empty')];
  await startThree(page, sandbox, empty);
  await page.getByRole('link', { name: 'Servers' }).click();
  const gate = await refuseKey(page, sandbox, empty, page.getByRole('button', { name: 'Refresh' }));
  await gate.getByLabel('API key').fill(other);
  await gate.getByRole('button', { name: 'Sign in' }).click();
  await expect(gate).toBeHidden();
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
  await expect(page.getByText(/alpha|beta|gamma/)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
});
