import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { holdAnswers } from '../support/hold.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';
import { refuseKey } from '../support/settings.ts';
import { retryAtOnce, takeClock } from '../support/time.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Go to', exact: true });

const field = (page: Page): Locator =>
  dialog(page).getByRole('combobox', { name: 'Search servers, pages and actions' });

const options = (page: Page): Locator => dialog(page).getByRole('option');

/** The options of one group. */
const group = (page: Page, name: string): Locator =>
  dialog(page).getByRole('group', { name, exact: true }).getByRole('option');

/** Opens the dialog by its keys, and waits until what is typed arrives. */
async function open(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Go to' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

/** Expects the highlight on an option, as the field says it. */
async function expectHighlighted(page: Page, words: string | RegExp): Promise<void> {
  const option = dialog(page).getByRole('option', { selected: true });
  await expect(option).toHaveAccessibleName(words);
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await option.getAttribute('id')) ?? 'none',
  );
}

const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { level: 1, name, exact: true });

test('by keyboard alone from an address to its server, and back to the one before', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const block = { gateway: '203.0.113.1', netmask: '255.255.255.240', cidr: '203.0.113.0/28' };
  const [, beta] = await sandbox.world(empty, {
    addServers: [
      { label: 'alpha', region: 'OTWA FRA' },
      { label: 'beta', region: 'OTWA FRA', status: 'stopped' },
      { label: 'gamma', region: 'OTWA IST' },
    ],
    servers: [
      { label: 'alpha', answer: { ipAddress: '198.51.100.70' } },
      {
        label: 'beta',
        answer: { ipAddress: '198.51.100.7', additionalIps: [{ ip: '203.0.113.5', ...block }] },
      },
    ],
  });
  await openAs(page, empty, '/account');
  await open(page);
  await expect(group(page, 'Pages')).toHaveText(['Servers', 'Deploy', 'Activity', 'Account', 'Find']);
  await expectHighlighted(page, 'Servers');
  await page.keyboard.press('ArrowUp');
  await expectHighlighted(page, 'Find');
  await page.keyboard.press('ArrowDown');
  await expectHighlighted(page, 'Servers');
  await page.keyboard.press('PageDown');
  await expectHighlighted(page, 'Find');

  await page.keyboard.type('203.0.113.9');
  await expectHighlighted(page, 'beta 203.0.113.0/28 Stopped');
  await expect(dialog(page).getByRole('status')).toHaveText('1 result');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await page.keyboard.type('198.51.100.7');
  await expect(group(page, 'Servers')).toHaveText([/^beta.*Stopped$/, /^alpha.*Running$/]);
  await expectHighlighted(page, 'beta 198.51.100.7 Stopped');
  await expectAccessible(page);
  await expectToFit(page);
  await page.keyboard.press('ArrowDown');
  await expectHighlighted(page, 'alpha 198.51.100.70 Running');
  await page.keyboard.press('Home'); // moves within the text
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/servers/${beta}`);
  await expect(heading(page, 'beta')).toBeFocused();

  await open(page);
  await page.keyboard.type('İst');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'gamma')).toBeFocused();
  // The server that is open is no place to go to.
  await open(page);
  await expect(group(page, 'Recent servers')).toHaveText([/^beta/]);
  await page.reload();
  await open(page);
  await expect(group(page, 'Recent servers')).toHaveText([/^beta/]);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'beta')).toBeFocused();
  await open(page);
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(heading(page, 'beta')).toBeFocused();
});

test('actions on the open server: each asks first, and says why it can’t be done', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [alpha] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  const commits = async (): Promise<number> => (await sandbox.ledger(empty)).commits.length;
  await openAs(page, empty, `/servers/${alpha}`);
  await expect(heading(page, 'alpha')).toBeVisible();
  await open(page);
  await page.keyboard.type('start');
  await expectHighlighted(page, 'Start alpha You can only start a stopped server.');
  await expect(options(page).first()).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await options(page).first().click({ force: true });
  await expect(dialog(page)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(group(page, 'Actions')).toHaveText([
    /^Start alpha/,
    'Stop alpha',
    'Reboot alpha',
    'Open alpha in dashboard',
    'Rename alpha',
  ]);

  await page.keyboard.type('alpha reb');
  await expectHighlighted(page, 'Reboot alpha');
  await page.keyboard.press('Enter');
  const reboot = page.getByRole('dialog', { name: 'Reboot alpha?' });
  await expect(reboot).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  // Nothing opens over a dialog.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(reboot).toHaveCount(0);
  await expect(dialog(page)).toHaveCount(0);
  expect(await commits()).toBe(0);

  // A part of the page is found by what is on it, and adds its own actions.
  await open(page);
  await page.keyboard.type('terminate');
  await expectHighlighted(page, 'Settings alpha');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 3, name: 'Terminate' })).toBeVisible();
  await open(page);
  await page.keyboard.type('terminate');
  await expectHighlighted(page, 'Terminate alpha');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Terminate alpha?' })).toBeVisible();
  await page.keyboard.press('Escape');

  // The page's own button starts at once; from here, it asks too.
  await sandbox.world(empty, { servers: [{ label: 'alpha', status: 'stopped' }] });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
  await open(page);
  await page.keyboard.type('start');
  await page.keyboard.press('Enter');
  const start = page.getByRole('dialog', { name: 'Start alpha?' });
  await expect(start).toBeVisible();
  expect(await commits()).toBe(0);
  await start.getByRole('button', { name: 'Start server' }).press('Enter');
  await expect.poll(commits).toBe(1);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('API key').press('Control+k');
  await page.getByLabel('API key').fill(empty);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Servers')).toBeVisible();
  await open(page);
  await expect(options(page).first()).toHaveText('Servers');
  await expect(group(page, 'Recent servers')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await refuseKey(page, sandbox, empty, page.getByRole('button', { name: 'Refresh' }));
  await page.keyboard.press('Control+k');
  await expect(dialog(page)).toHaveCount(0);
});

test('pages can be reached before the list is there, and a poll moves no highlight', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'beta' }, { label: 'delta' }] });
  await takeClock(page);
  await retryAtOnce(page);
  await sandbox.fault(empty, 'listServers', { status: 500 }, { times: 3 });
  await openAs(page, empty, '/account');
  const late = await holdAnswers(page, '**/api/v1/servers');
  await open(page);
  await page.keyboard.type('e');
  await expect(dialog(page).getByRole('status')).toHaveText('Loading servers');
  // What comes may be better than what is there: nothing is highlighted that the user hasn't moved to.
  await expect(options(page).first()).toHaveText(/^Servers/);
  await page.keyboard.press('Enter');
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  await expectHighlighted(page, 'Servers');
  late.release();
  await expect(dialog(page).getByRole('alert')).toContainText('Couldn’t load the servers.');
  await dialog(page).getByRole('button', { name: 'Try again' }).press('Enter');
  // It stays highlighted, though others come before it.
  await expect(options(page)).toHaveText([/^beta/, /^delta/, /^Servers/, /^Deploy/]);
  await expectHighlighted(page, 'Servers');
  await field(page).press('Enter');
  await expect(heading(page, 'Servers')).toBeFocused();

  await open(page);
  await field(page).fill('ta');
  await expectHighlighted(page, /^beta/);
  await page.keyboard.press('ArrowDown');
  await expectHighlighted(page, /^delta/);
  await sandbox.world(empty, { addServers: [{ label: 'able-ta' }, { label: 'tango' }] });
  await page.clock.fastForward(61_000);
  await expect(group(page, 'Servers')).toHaveText([/^tango/, /^able-ta/, /^beta/, /^delta/]);
  await expectHighlighted(page, /^delta/);
  // The server that is highlighted goes: Enter opens no other one in its place.
  await sandbox.world(empty, { servers: [{ label: 'delta', remove: true }] });
  await page.clock.fastForward(61_000);
  await expect(group(page, 'Servers')).toHaveText([/^tango/, /^able-ta/, /^beta/]);
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expectHighlighted(page, /^tango/);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'tango')).toBeFocused();
});

/** Puts a text into the clipboard, as another app does. */
async function copy(page: Page, text: string): Promise<void> {
  const other = await page.context().newPage();
  await other.setContent('<textarea aria-label="Elsewhere"></textarea>');
  await other.getByLabel('Elsewhere').fill(text);
  await other.getByLabel('Elsewhere').press('ControlOrMeta+a');
  await other.getByLabel('Elsewhere').press('ControlOrMeta+c');
  await other.close();
}

test('on a phone: a button opens it, and a whole mail is looked up in Find', async ({
  page,
  key,
  sandbox,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const empty = key('empty');
  await sandbox.world(empty, {
    addServers: [{ label: 'alpha' }],
    servers: [{ label: 'alpha', answer: { ipAddress: '198.51.100.7' } }],
  });
  await openAs(page, empty, '/activity');
  await page.getByRole('button', { name: 'Go to' }).click();
  await field(page).fill('198[.]51[.]100[.]7');
  await expect(options(page)).toHaveText(['Look up “198[.]51[.]100[.]7” in Find']);
  await expect(dialog(page).getByRole('status')).toHaveText('No results.');
  await expectToFit(page);
  const mail = `Dear team,\n${'this is a long mail. '.repeat(10)}\nIt came from 198[.]51[.]100[.]7\nBye`;
  await copy(page, mail);
  await field(page).press('ControlOrMeta+v');
  await expect(options(page)).toHaveText(['Look up the pasted text in Find']);
  await options(page).click();
  await expect(page).toHaveURL('/find');
  await expect(page.getByRole('textbox')).toHaveValue(mail);
  await expect(page.getByRole('region', { name: 'Found servers' })).toContainText('alpha');
});

test('10,000 servers: the best are shown, and how many there are', async ({ page, key }) => {
  await openAs(page, key('fleet'), '/account');
  await open(page);
  await page.keyboard.type('ex');
  await expect(dialog(page).getByRole('status')).toHaveText(/^9,950 more servers match: narrow the search/);
  await expect(group(page, 'Servers')).toHaveCount(50);
  await field(page).fill('09999.example.com');
  await expect(group(page, 'Servers')).toHaveText([/-09999.*09999\.example\.com/]);
});
