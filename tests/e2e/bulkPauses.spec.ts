import { atRest } from '../support/atRest.ts';
import { beginBulk, bulkDialog, openSelected } from '../support/bulk.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold, holdAnswers } from '../support/hold.ts';
import { bar } from '../support/selection.ts';
import { passGate } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

test('80 at once stay within the request budget: it waits by itself, and the API never says too many', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  let refusals = 0;
  page.on('response', (response) => (refusals += response.status() === 429 ? 1 : 0));
  const calls = watchCalls(page);
  await takeClock(page);
  await openSelected(page, sandbox, empty, 80);
  const dialog = await beginBulk(page, 'Reboot', 80);
  await expect(
    dialog.getByText('This minute’s requests are used up. Sending continues automatically.'),
  ).toBeVisible();
  await calls.settled();
  const before = (await sandbox.ledger(empty)).commits.length;
  expect(before).toBeGreaterThan(60);
  expect(before).toBeLessThan(80);
  await sandbox.advance(61_000, empty);
  await page.clock.fastForward(61_000);
  await expect(dialog.getByText('80 of 80 sent').first()).toBeVisible();
  expect((await sandbox.ledger(empty)).commits).toHaveLength(80);
  expect(refusals).toBe(0);
  // The list is not refetched for every server.
  expect(calls.count('GET', '/servers')).toBeLessThan(10);
});

test('Pause, hidden, shown on another page, and what is left is named as not sent', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openSelected(page, sandbox, empty, 10);
  const { release } = await hold(page, '**/power/reboot');
  const dialog = await beginBulk(page, 'Reboot', 10);
  await dialog.getByRole('button', { name: 'Pause' }).click();
  release();
  await expect(dialog.getByText('4 of 10 sent · 6 waiting').first()).toBeVisible();
  await expect(dialog.getByRole('alert')).toContainText('Nothing else is sent until you continue.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: 'Activity' }).click();
  const notice = page.getByRole('main').getByRole('alert').filter({ hasText: 'Reboot 10 servers: paused' });
  await expect(notice).toContainText('4 of 10 sent · 6 waiting');
  await notice.getByRole('button', { name: 'Show' }).click();
  await dialog.getByRole('button', { name: 'Skip the rest' }).click();
  await expect(dialog.getByText('4 of 10 sent · 6 not sent').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  expect((await sandbox.ledger(empty)).commits).toHaveLength(4);
  await expect(page.getByRole('table').getByText('Not sent')).toHaveCount(6);
});

test('offline in the middle: it pauses, sends nothing by itself, and goes on when wanted', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  await openSelected(page, sandbox, empty, 6);
  await bar(page).getByRole('button', { name: 'Reboot', exact: true }).click();
  const dialog = bulkDialog(page, 'Reboot', 6);
  await expect(dialog.getByRole('button', { name: 'Reboot 6 servers' })).toBeVisible();
  await atRest(page);
  await context.setOffline(true);
  await expect(dialog.getByRole('button', { name: 'Reboot 6 servers' })).toHaveAccessibleDescription(
    'You’re offline.',
  );
  await context.setOffline(false);
  const { count, release } = await holdAnswers(page, '**/power/reboot');
  await dialog.getByRole('button', { name: 'Reboot 6 servers' }).click();
  await expect.poll(count).toBe(4);
  await context.setOffline(true);
  await expect(page.getByText('You’re offline. What you see may be out of date')).toBeAttached();
  release();
  await expect(dialog.getByRole('alert')).toContainText('You’re offline. What’s waiting isn’t sent');
  await expect(dialog.getByText('4 of 6 sent · 2 waiting').first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('You’re offline. What you see may be out of date')).toHaveCount(0);
  expect((await sandbox.ledger(empty)).commits).toHaveLength(4);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('6 of 6 sent').first()).toBeVisible();
  expect((await sandbox.ledger(empty)).commits).toHaveLength(6);
});

test('the key is revoked in the middle, then a 429: each pauses it with nothing lost, says why, and it goes on', async ({
  page,
  key,
  sandbox,
}) => {
  const [first, second] = [key('empty'), `${key('empty')}-second`];
  await sandbox.world(first, { secondKey: { key: second } });
  await openSelected(page, sandbox, first, 8);
  await sandbox.world(first, { revoked: true });
  const dialog = await beginBulk(page, 'Reboot', 8);
  await passGate(page, second);
  await expect(dialog.getByRole('alert')).toContainText('The key was refused.');
  await expect(dialog.getByText('0 of 8 sent · 8 waiting').first()).toBeVisible();

  const limit = { status: 429, headers: { 'retry-after': '30' } };
  await sandbox.fault(second, 'serverPowerAction', limit, { times: 4 });
  await dialog.getByRole('button', { name: 'Continue' }).click();
  const alert = dialog.getByRole('alert').filter({ hasText: 'Paused' });
  await expect(alert).toContainText(
    /Too many requests with this key\. The API asks you to wait until \d+:\d\d:\d\d [AP]M/,
  );
  await expect(dialog.getByText('0 of 8 sent · 8 waiting').first()).toBeVisible();
  expect((await sandbox.ledger(first)).commits).toEqual([]);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('8 of 8 sent').first()).toBeVisible();
  expect((await sandbox.ledger(first)).commits).toHaveLength(8);
});

test('clicked five times it begins once, four on the line; left by a reload, what was not sent is named and can be tried again', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openSelected(page, sandbox, empty, 10);
  await sandbox.fault(empty, 'serverPowerAction', { socket: 'hang' }, { times: 4 });
  await bar(page).getByRole('button', { name: 'Reboot', exact: true }).click();
  const sending = bulkDialog(page, 'Reboot', 10);
  await sending.getByRole('button', { name: 'Reboot 10 servers' }).evaluate((button: HTMLButtonElement) => {
    for (let clicks = 0; clicks < 5; clicks += 1) button.click(); // before React can rerender
  });
  await expect(sending.getByText('0 of 10 sent · 10 waiting').first()).toBeVisible();
  await expect.poll(async () => (await sandbox.ledger(empty)).commits.length).toBe(4);
  await expect(sending.getByRole('listitem').filter({ hasText: 'Sending' })).toHaveCount(4);
  await expect(sending.getByRole('listitem').filter({ hasText: 'Waiting' })).toHaveCount(6);
  expect((await sandbox.ledger(empty)).commits).toHaveLength(4);
  // On leaving, the browser asks first.
  const prompted = page.waitForEvent('dialog');
  const reloaded = page.reload();
  const question = await prompted;
  expect(question.type()).toBe('beforeunload');
  await question.accept();
  await reloaded;
  const notSent = page.getByRole('alert').filter({ hasText: 'The requests weren’t sent.' });
  await expect(notSent).toContainText(/Reboot 6 servers.*s-5.*and 1 more/);
  await expect(
    page.getByRole('alert').filter({ hasText: 'they may or may not have gone through' }),
  ).toContainText('Reboot 4 servers');
  expect((await sandbox.ledger(empty)).commits).toHaveLength(4);
  await notSent.getByRole('button', { name: 'Try again' }).click();
  const dialog = bulkDialog(page, 'Reboot', 6);
  await expect(dialog.getByText('6 of 6 sent').first()).toBeVisible();
  expect((await sandbox.ledger(empty)).commits).toHaveLength(10);
});
