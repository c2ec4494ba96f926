import { expectAccessible } from '../support/accessible.ts';
import { letPass, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { row } from '../support/fleet.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';
import {
  openConfirmation,
  confirmButton,
  expectRefused,
  type Fault,
  openSettings,
  refusal,
} from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

const done = (text: string) => ({ hasText: `${text} has been terminated` });

test('a termination: every address named, confirmed by the label, followed until the row is gone', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  const calls = watchCalls(page);
  const id = await openSettings(page, sandbox, empty, { addonIds: ['q3ht81xa'] });
  await sandbox.world(empty, { addServers: [{ label: 'beta' }] });
  await page.getByRole('button', { name: 'Terminate', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Terminate alpha?' });
  await expect(dialog).toContainText('It can’t be undone');
  await expect(dialog.getByRole('listitem')).toHaveText([/^\d+\.\d+\.\d+\.\d+$/, /^\d+\.\d+\.\d+\.\d+$/]);
  const confirm = confirmButton(dialog, 'Terminate');
  await expect(confirm).toHaveAccessibleDescription('Type alpha first.');
  await dialog.getByLabel('Type alpha to confirm').fill('Alpha');
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('button', { name: 'Show as curl' }).click();
  await expect(dialog).toContainText(`curl -X DELETE 'http://localhost`);
  await expectAccessible(page);
  await expectToFit(page);

  await dialog.getByLabel('Type alpha to confirm').fill('alpha');
  await confirm.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Termination requested, \d+s$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Terminate', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.getByRole('link', { name: 'All servers' }).click();
  await expect(row(page, 'alpha')).toContainText(/Termination requested, \d+s/);
  await sandbox.advance(6_000, empty);
  await page.clock.fastForward(5_100);
  const notice = page.getByRole('status').filter(done('alpha'));
  await expect(notice).toContainText('its addresses are released');
  await expect(row(page, 'beta')).toBeVisible();
  await expect(row(page, 'alpha')).toHaveCount(0);
  await expectAccessible(page);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);

  // A terminated server is not requested again.
  await page.goto(`/servers/${id}`);
  await expect(page.getByText('Terminated', { exact: true })).toBeVisible();
  await calls.settled();
  calls.forget();
  await letPass(page, calls, 130_000);
  expect(calls.count('GET', `/servers/${id}`)).toBe(0);
  expect((await sandbox.ledger(empty)).commits).toMatchObject([
    { operationId: 'terminateServer', serverId: id },
  ]);
});

test(
  'terminated elsewhere meanwhile: that is as good as done',
  { tag: '@cell-35' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await sandbox.world(empty, { addServers: [{ label: 'alpha' }, { label: 'beta' }] });
    await openAs(page, empty);
    await page.getByRole('link', { name: 'alpha' }).click();
    await page.getByRole('link', { name: 'Settings' }).click();
    const dialog = await openConfirmation(page, 'Terminate');
    await sandbox.world(empty, { servers: [{ label: 'alpha', remove: true }] });
    await sandbox.fault(empty, 'listServers', { socket: 'hang' }, { times: 9 });
    await confirmButton(dialog, 'Terminate').click();
    await expect(page.getByRole('status').filter(done('alpha'))).toBeVisible();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('You requested its termination here.')).toBeVisible();
    await page.getByRole('link', { name: 'Back to servers' }).click();
    // Before the list is refetched.
    await expect(row(page, 'beta')).toBeVisible();
    await expect(row(page, 'alpha')).toHaveCount(0);
    await expect(page.getByRole('status').filter(done('alpha'))).toBeVisible();
    expect((await sandbox.ledger(empty)).commits).toEqual([]);
  },
);

test(
  'two tabs: one termination, and both know',
  { tag: '@cell-37' },
  async ({ page, key, sandbox, context }) => {
    const empty = key('empty');
    await takeClock(page);
    const id = await openSettings(page, sandbox, empty);
    const other = await context.newPage();
    await takeClock(other);
    await openAs(other, empty, `/servers/${id}/settings`);
    const dialogs = [
      await openConfirmation(page, 'Terminate'),
      await openConfirmation(other, 'Terminate'),
    ] as const;
    await sandbox.fault(empty, 'terminateServer', { socket: 'hang' });
    await confirmButton(dialogs[0], 'Terminate').click();
    await expect.poll(async () => (await sandbox.ledger(empty)).commits.length).toBe(1);
    await confirmButton(dialogs[1], 'Terminate').click();
    await expect(dialogs[1].getByRole('alert')).toContainText('the same request is already in progress');
    await sandbox.advance(6_000, empty);
    await page.bringToFront();
    await page.clock.fastForward(61_000);
    await expect(page.getByText('Terminated', { exact: true })).toBeAttached();
    await other.bringToFront();
    await other.clock.fastForward(61_000);
    await expect(other.getByText('Terminated', { exact: true })).toBeAttached();
    expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
  },
);

test(
  'refused: the dialog stays with the words and what was typed',
  { tag: '@cell-36' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const calls = watchCalls(page);
    await takeClock(page);
    await openSettings(page, sandbox, empty);
    const dialog = await openConfirmation(page, 'Terminate');
    const confirm = confirmButton(dialog, 'Terminate');
    const refusals: [Fault, RegExp][] = [
      [refusal(400, 'Not provisioned yet'), /Not provisioned yet/],
      [refusal(402, 'Pay first'), /Pay first/],
      [refusal(409, 'Busy with a backup'), /Busy with a backup/],
      [{ ...refusal(429, 'Slow down'), headers: { 'retry-after': '30' } }, /Slow down.*wait until \d/],
      [refusal(403, 'Server is suspended by administrator'), /administrator suspended this server/],
      [refusal(403, 'API key lacks servers:destroy'), /This key doesn’t have servers:destroy/],
    ];
    for (const [fault, words] of refusals) {
      calls.forget();
      await sandbox.fault(empty, 'terminateServer', fault);
      await confirm.click();
      await expect(dialog.getByRole('alert')).toContainText('Making sure nothing was done');
      await expectRefused(page, dialog, words);
      await expect(dialog.getByRole('button', { name: 'Copy request ID' })).toBeVisible();
      await expect(dialog.getByLabel('Type alpha to confirm')).toHaveValue('alpha');
      expect(calls.count('DELETE', /./)).toBe(1);
    }
    await expect(confirm).toHaveAccessibleDescription(/^This key doesn’t have servers:destroy\./);
    await expectAccessible(page);
    await confirm.click({ force: true });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
    expect((await sandbox.ledger(empty)).commits).toEqual([]);
  },
);
