import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';
import { activateOften, openSettings, passGate, refusal } from '../support/settings.ts';
import { expectInTime, takeClock } from '../support/time.ts';

const field = (page: Page) => page.getByLabel('Label');
const save = (page: Page) => page.getByRole('button', { name: 'Save label' });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const problem = (page: Page) => page.getByRole('main').getByRole('alert');

test(
  'lost three times: what the server says decides whether it was saved',
  { tag: '@cell-55' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const calls = watchCalls(page);
    await takeClock(page);
    await openSettings(page, sandbox, empty);
    await field(page).fill('beta');
    await sandbox.fault(empty, 'renameServer', refusal(500, 'Sorry'), { times: 3 });
    await save(page).click();
    await expectInTime(page, () =>
      expect(problem(page)).toContainText(/It may have been done: there was no clear response.*Sorry/, {
        timeout: 200,
      }),
    );
    await expect(problem(page)).not.toContainText(/fail/i);
    await expect(field(page)).toHaveValue('beta');
    await expect(heading(page, 'alpha')).toBeVisible();
    expect(calls.count('PATCH', /./)).toBe(3);

    calls.forget();
    // More than three times: the browser resends a request by itself if its reused connection died.
    await sandbox.fault(empty, 'renameServer', { socket: 'reset-after' }, { times: 9 });
    await save(page).click();
    await expectInTime(page, () => expect(page.getByText('Saved.')).toBeVisible({ timeout: 200 }));
    await expect(heading(page, 'beta')).toBeVisible();
    await expect(problem(page)).toHaveCount(0);
    expect(calls.count('PATCH', /./)).toBe(3);
  },
);

test('often and in two tabs at once: one rename, and the other tab is told', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  const id = await openSettings(page, sandbox, empty);
  const other = await context.newPage();
  await openAs(other, empty, `/servers/${id}/settings`);
  await field(other).fill('gamma');
  await sandbox.fault(empty, 'renameServer', { socket: 'hang' });
  await field(page).fill('beta');
  await activateOften(page, save(page));
  await expect.poll(async () => (await sandbox.ledger(empty)).commits.length).toBe(1);
  await save(other).click();
  await expect(problem(other)).toContainText(
    'the same request is already in progress, here or in another tab',
  );
  await expect(field(other)).toHaveValue('gamma');
  expect(calls.count('PATCH', /./)).toBe(1);
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test('offline, then with a key refused: nothing is sent or done, what was typed stays, and the account’s next key saves it', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const [first, second] = [key('empty'), `${key('empty')}-second`];
  await sandbox.world(first, { secondKey: { key: second } });
  const calls = watchCalls(page);
  await openSettings(page, sandbox, first);
  await field(page).fill('beta');
  await atRest(page);
  await context.setOffline(true);
  await expect(save(page)).toHaveAccessibleDescription('You’re offline.');
  await save(page).click({ force: true });
  await field(page).press('Enter');
  await context.setOffline(false);
  await expect(save(page)).not.toHaveAttribute('aria-disabled');
  await calls.settled();
  expect(calls.count('PATCH', /./)).toBe(0);

  await sandbox.world(first, { revoked: true });
  await save(page).click();
  await passGate(page, second);
  await expect(field(page)).toHaveValue('beta');
  expect((await sandbox.ledger(first)).commits).toEqual([]);
  await save(page).click();
  await expect(heading(page, 'beta')).toBeVisible();
});
