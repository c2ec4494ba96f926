import { expectAccessible } from '../support/accessible.ts';
import { beginBulk, bulkDialog, line, openSelected } from '../support/bulk.ts';
import { expect, test } from '../support/fixtures.ts';
import { row } from '../support/fleet.ts';
import { allBox, bar, box, expectSelected } from '../support/selection.ts';
import { openAs } from '../support/session.ts';
import { takeClock } from '../support/time.ts';

test('Stop for a selection: who is acted on, who is left out and why, then a line each until it is seen', async ({
  page,
  key,
  sandbox,
}) => {
  const owner = key('owner');
  await takeClock(page);
  await openAs(page, owner, '/servers?status=any');
  await allBox(page).click();
  await expectSelected(page, '12 selected');
  await bar(page).getByRole('button', { name: 'Stop', exact: true }).click();
  const dialog = bulkDialog(page, 'Stop', 7);
  await expect(dialog).toContainText('hard power-off');
  const [acted, leftOut] = [dialog.getByRole('list').nth(0), dialog.getByRole('list').nth(1)];
  await expect(acted.getByRole('listitem')).toHaveCount(7);
  await expect(acted).toContainText('prod-db');
  await expect(dialog).toContainText('Left out: 5You can only stop a running server.');
  await expect(leftOut.getByRole('listitem').filter({ hasText: 'old crm' })).toContainText('Suspended');
  await expect(leftOut.getByRole('listitem').filter({ hasText: 'shop' })).toContainText('Terminated');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect((await sandbox.ledger(owner)).commits).toEqual([]);

  const lines = await beginBulk(page, 'Stop', 7);
  await expect(lines.getByText('7 of 7 sent').first()).toBeVisible();
  await expect(line(lines, 'prod-db')).toContainText(/Sent \d/);
  await expectAccessible(page);
  await sandbox.advance(5_000, owner);
  await page.clock.fastForward(5_100);
  await expect(line(lines, 'prod-db')).toContainText('Now: Stopped');
  await lines.getByRole('button', { name: 'Close' }).last().click();
  await expect(bar(page).getByRole('button', { name: 'Stop', exact: true })).toBeFocused();
  await expect(row(page, 'prod-db')).toContainText('Stopped');
  await expectSelected(page, '12 selected');
  const { commits } = await sandbox.ledger(owner);
  expect(new Set(commits.map(({ serverId }) => serverId)).size).toBe(7);
  expect(commits).toHaveLength(7);
});

test('some refused, one unknown: told line by line, and only the refused are asked again', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [first = '', second = '', third = ''] = await openSelected(page, sandbox, empty, 6);
  const busy = { status: 409, body: { message: 'Busy with a backup', statusCode: 409 } };
  for (const serverId of [first, second]) await sandbox.fault(empty, 'serverPowerAction', busy, { serverId });
  const sorry = { status: 500, after: true };
  await sandbox.fault(empty, 'serverPowerAction', sorry, { serverId: third });
  const dialog = await beginBulk(page, 'Reboot', 6);
  // If one outcome is unclear, the rest wait until the user has looked.
  await expect(dialog.getByRole('alert')).toContainText('One request got no clear response');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('3 of 6 sent · 2 refused · 1 unknown').first()).toBeVisible();
  await expect(line(dialog, 's-1')).toContainText(/Refused.*Busy with a backup.*Request ID/);
  await expect(line(dialog, 's-3')).toContainText('Unknown: it may have been requested');
  await expect(line(dialog, 's-4')).toContainText(/Sent \d/);
  // The page behind the dialog does not repeat what the lines say.
  await expect(page.locator('main').getByRole('alert')).toHaveCount(0);

  await dialog.getByRole('button', { name: 'Retry refused requests' }).click();
  await expect(dialog.getByText('5 of 6 sent · 1 unknown').first()).toBeVisible();
  const rebooted = (await sandbox.ledger(empty)).commits.map(({ serverId }) => serverId);
  expect(new Set(rebooted).size).toBe(6);
  expect(rebooted).toHaveLength(6);
  // Once the dialog is closed, each server shows its own notice.
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('alert')).toContainText('Reboot s-3: it may have been requested');
});

test('more than 200: the first 200 of the list are taken, the others stay selected', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openSelected(page, sandbox, empty, 203);
  await bar(page).getByRole('button', { name: 'Stop', exact: true }).click();
  const dialog = bulkDialog(page, 'Stop', 200);
  await expect(dialog).toContainText(
    'At most 200 servers at a time. 3 more stay selected for the next time.',
  );
  await sandbox.fault(empty, 'serverPowerAction', { socket: 'hang' }, { times: 99 });
  await dialog.getByRole('button', { name: 'Stop 200 servers' }).click();
  await expect(dialog.getByText('0 of 200 sent · 200 waiting').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Hide' }).click();
  await expectSelected(page, '3 selected');
  // One batch at a time.
  await bar(page).getByRole('button', { name: 'Stop', exact: true }).click();
  const next = bulkDialog(page, 'Stop', 3);
  await expect(next.getByRole('button', { name: 'Stop 3 servers' })).toHaveAccessibleDescription(
    'Another bulk action is in progress.',
  );
});

test('a key that may not: each line has the API’s words, and the next question says what is missing', async ({
  page,
  key,
  sandbox,
}) => {
  const viewer = key('viewer');
  await openAs(page, viewer);
  await box(page, 'mail').click();
  await box(page, 'prod-db').click();
  const dialog = await beginBulk(page, 'Stop', 2);
  await expect(dialog.getByText('0 of 2 sent · 2 refused').first()).toBeVisible();
  await expect(line(dialog, 'mail')).toContainText(/Refused.*servers:write/);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await bar(page).getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(
    bulkDialog(page, 'Stop', 2).getByRole('button', { name: 'Stop 2 servers' }),
  ).toHaveAccessibleDescription(/This key doesn’t have servers:write/);
  expect((await sandbox.ledger(viewer)).commits).toEqual([]);
});
