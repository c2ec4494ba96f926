import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';
import { activateOften, type Fault, openSettings, passGate, refusal } from '../support/settings.ts';
import { retryAtOnce, takeClock } from '../support/time.ts';

const field = (page: Page) => page.getByLabel('Label');
const save = (page: Page) => page.getByRole('button', { name: 'Save label' });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const problem = (page: Page) => page.getByRole('main').getByRole('alert');

const lost: Record<string, Fault> = {
  'a connection closed before the change': { socket: 'close-before' },
  'a connection reset after the change': { socket: 'reset-after' },
  'an answer cut in the middle': { socket: 'cut' },
  'a gateway’s page of HTML': { status: 502, body: '<h1>Bad gateway', contentType: 'text/html' },
  'an empty 200': { body: '' },
  'a 200 that is no JSON': { body: '<p>OK', contentType: 'text/html' },
};

test('an answer that is lost or can’t be read: the label is saved all the same', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await retryAtOnce(page);
  await openSettings(page, sandbox, empty);
  for (const [index, [name, fault]] of Object.entries(lost).entries()) {
    await test.step(name, async () => {
      const label = `beta-${index}`;
      await sandbox.fault(empty, 'renameServer', fault);
      await field(page).fill(label);
      await expect(page.getByText('Saved.')).toHaveCount(0);
      await save(page).click();
      await expect(page.getByText('Saved.')).toBeVisible();
      await expect(heading(page, label)).toBeVisible();
      await expect(problem(page)).toHaveCount(0);
      await sandbox.clearFaults(empty);
    });
  }
});

test('lost three times: what the server says decides whether it was saved', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await retryAtOnce(page);
  await openSettings(page, sandbox, empty);
  await field(page).fill('beta');
  await sandbox.fault(empty, 'renameServer', refusal(500, 'Sorry'), { times: 3 });
  await save(page).click();
  await expect(problem(page)).toContainText(/It may have been done: no clear answer came.*Sorry/);
  await expect(problem(page)).not.toContainText(/fail/i);
  await expect(field(page)).toHaveValue('beta');
  await expect(heading(page, 'alpha')).toBeVisible();
  expect(calls.count('PATCH', /./)).toBe(3);

  await sandbox.fault(empty, 'renameServer', { ...refusal(500, 'Sorry'), after: true }, { times: 3 });
  await save(page).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(heading(page, 'beta')).toBeVisible();
});

test('silence is given up after a minute, then asked once more', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  await openSettings(page, sandbox, empty);
  await sandbox.fault(empty, 'renameServer', { socket: 'hang', after: false });
  await field(page).fill('beta');
  const sent = page.waitForRequest((request) => request.method() === 'PATCH');
  await save(page).click();
  await sent;
  const again = page.waitForRequest((request) => request.method() === 'PATCH');
  await page.clock.fastForward(61_000);
  await page.clock.fastForward(1_000);
  await again;
  await expect(page.getByText('Saved.')).toBeVisible();
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

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
  const sent = page.waitForRequest((request) => request.method() === 'PATCH');
  await activateOften(page, save(page));
  await sent;
  await save(other).click();
  await expect(problem(other)).toContainText('the same is on its way already, here or in another tab');
  await expect(field(other)).toHaveValue('gamma');
  expect(calls.count('PATCH', /./)).toBe(1);
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test('offline nothing is sent, and nothing later; what was typed stays', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await openSettings(page, sandbox, empty);
  await field(page).fill('beta');
  await atRest(page);
  await context.setOffline(true);
  await expect(save(page)).toHaveAccessibleDescription('You are offline.');
  await save(page).click({ force: true });
  await field(page).press('Enter');
  await context.setOffline(false);
  await expect(save(page)).not.toHaveAttribute('aria-disabled');
  await calls.settled();
  expect(calls.count('PATCH', /./)).toBe(0);
  await save(page).click();
  await expect(heading(page, 'beta')).toBeVisible();
});

test('a key refused in the middle: nothing is lost, and the account’s next key saves it', async ({
  page,
  key,
  sandbox,
}) => {
  const [first, second] = [key('empty'), `${key('empty')}-second`];
  await sandbox.world(first, { secondKey: { key: second } });
  await openSettings(page, sandbox, first);
  await field(page).fill('beta');
  await sandbox.world(first, { revoked: true });
  await save(page).click();
  await passGate(page, second);
  await expect(field(page)).toHaveValue('beta');
  expect((await sandbox.ledger(first)).commits).toEqual([]);
  await save(page).click();
  await expect(heading(page, 'beta')).toBeVisible();
});
