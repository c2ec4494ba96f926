import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { row } from '../support/fleet.ts';
import { holdAnswers } from '../support/hold.ts';
import { expectToFit } from '../support/layout.ts';
import { type Fault, openSettings, refusal } from '../support/settings.ts';

const field = (page: Page) => page.getByLabel('Label');
const save = (page: Page) => page.getByRole('button', { name: 'Save label' });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const problem = (page: Page) => page.getByRole('main').getByRole('alert');

test('a label is checked as it is typed, saved with Enter, and read again', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openSettings(page, sandbox, empty);
  await expect(field(page)).toHaveValue('alpha');
  await expect(save(page)).toHaveAccessibleDescription('That’s already its label.');
  const wrong = {
    '': 'Enter a label.',
    'caf\u00e9': 'Use only letters A to Z, digits, spaces, - and _.',
    'a.b': 'Use only letters A to Z, digits, spaces, - and _.',
    '-a': 'Start the label with a letter or digit.',
    ['a'.repeat(65)]: 'Use at most 64 characters.',
  };
  for (const [typed, words] of Object.entries(wrong)) {
    await field(page).fill(typed);
    await expect(field(page)).toHaveAccessibleDescription(words);
    await expect(save(page)).toHaveAttribute('aria-disabled', 'true');
  }
  await field(page).press('Enter');
  await expectAccessible(page);
  await expectToFit(page);
  expect((await sandbox.ledger(empty)).commits).toEqual([]);

  await field(page).fill('beta_2 - x ');
  await field(page).press('Enter');
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(heading(page, 'beta_2 - x')).toBeVisible();
  await expect(field(page)).toHaveValue('beta_2 - x');
  await expect(page).toHaveTitle(/beta_2 - x/);
  await page.getByRole('link', { name: 'All servers' }).click();
  await expect(row(page, 'beta_2 - x')).toBeVisible();
  expect((await sandbox.ledger(empty)).commits).toMatchObject([{ operationId: 'renameServer' }]);
});

test('on the heading: by keyboard, left by Escape, saved in place', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await openSettings(page, sandbox, empty);
  await page.getByRole('link', { name: 'Overview' }).click();
  const rename = page.getByRole('button', { name: 'Rename' });
  await rename.press('Enter');
  await expect(field(page)).toBeFocused();
  await field(page).fill('nothing');
  await expectAccessible(page);
  await expectToFit(page);
  // Escape may be pressed by mistake.
  await field(page).press('Escape');
  const question = page.getByRole('dialog', { name: 'Leave this page?' });
  await expect(question).toContainText('What you typed hasn’t been saved and will be lost.');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('nothing');
  await field(page).press('Escape');
  await question.getByRole('button', { name: 'Leave' }).press('Enter');
  await expect(rename).toBeFocused();
  await expect(heading(page, 'alpha')).toBeVisible();

  await rename.press('Enter');
  await expect(field(page)).toHaveValue('alpha');
  await field(page).fill('beta');
  await field(page).press('Enter');
  await expect(heading(page, 'beta')).toBeVisible();
  await expect(rename).toBeFocused();
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test('a tab that comes late does not take the focus from who has gone on meanwhile', async ({
  page,
  key,
  sandbox,
}) => {
  await openSettings(page, sandbox, key('empty'));
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/[^/]*networking[^/]*\.js$/i, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Networking' }).click();
  await page.getByRole('button', { name: 'Rename' }).press('Enter');
  await expect(field(page).first()).toBeFocused(); // the second field belongs to the settings, which are still shown
  release();
  await expect(page.getByRole('heading', { name: 'Primary address' })).toBeVisible();
  await expect(field(page)).toBeFocused();
});

test('the API has the last word: what it calls the server is what is shown', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openSettings(page, sandbox, empty);
  const { count, release } = await holdAnswers(page, '**/api/v1/servers/*/label');
  await field(page).fill('beta');
  await save(page).click();
  await expect.poll(count).toBe(1);
  await sandbox.fault(empty, 'getServer', { patch: { label: 'Beta (EU)' } }, { times: 99 });
  release();
  await expect(heading(page, 'Beta (EU)')).toBeVisible();
  await expect(field(page)).toHaveValue('Beta (EU)');
});

test('a refused label stays as it was typed, with the reason', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await openSettings(page, sandbox, empty);
  await field(page).fill('beta');
  const refusals: [Fault, RegExp][] = [
    [refusal(400, 'Label is taken'), /Nothing was done.*Label is taken/],
    [refusal(402, 'Pay first'), /Nothing was done.*Pay first/],
    [refusal(404, 'Server not found'), /Nothing was done.*Server not found/],
    [refusal(409, 'Busy with a backup'), /Nothing was done.*Busy with a backup/],
    [{ ...refusal(429, 'Slow down'), headers: { 'retry-after': '30' } }, /Slow down.*wait until \d/],
    [refusal(403, 'Server is suspended by administrator'), /administrator suspended this server/],
    [refusal(403, 'API key lacks servers:write'), /This key doesn’t have servers:write/],
  ];
  for (const [fault, words] of refusals) {
    calls.forget();
    await sandbox.fault(empty, 'renameServer', fault);
    await save(page).click();
    await expect(problem(page)).toContainText(words);
    await expect(problem(page).getByRole('button', { name: 'Copy request ID' })).toBeVisible();
    await expect(field(page)).toHaveValue('beta');
    expect(calls.count('PATCH', /./)).toBe(1);
  }
  await expect(save(page)).toHaveAccessibleDescription(/^This key doesn’t have servers:write\./);
  await expect(heading(page, 'alpha')).toBeVisible();
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
});

test('a label that was changed elsewhere in the meantime is not overwritten before that was seen', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const id = await openSettings(page, sandbox, empty);
  await field(page).fill('mine');
  await sandbox.world(empty, { servers: [{ id, newLabel: 'theirs' }] });
  await save(page).click();
  const problem = page.getByRole('alert').filter({ hasText: 'Nothing was sent' });
  await expect(problem).toContainText('changed elsewhere in the meantime');
  await expect(problem).toContainText('It’s now called theirs.');
  await expect(field(page)).toHaveValue('mine');
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
  await page.getByRole('button', { name: 'Overwrite' }).click();
  await expect(heading(page, 'mine')).toBeVisible();
});
