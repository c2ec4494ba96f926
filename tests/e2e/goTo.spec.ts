import { expectAccessible } from '../support/accessible.ts';
import { copyElsewhere } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { dialog, expectHighlighted, field, group, heading, open, options } from '../support/goTo.ts';
import { holdAnswers } from '../support/hold.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';
import { retryAtOnce, takeClock } from '../support/time.ts';

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
  await expect(group(page, 'Pages')).toHaveText([
    'Servers',
    'Deploy',
    'Activity',
    'Account',
    'Watch',
    'Find',
  ]);
  await expect(group(page, 'Servers')).toHaveText([/^alpha/, /^beta/, /^gamma/]);
  const mark = await group(page, 'Servers').first().locator('[class^=os-]').boundingBox();
  expect(mark?.width).toBe(mark?.height);
  await expectHighlighted(page, 'Servers');
  await page.keyboard.press('ArrowUp');
  await expectHighlighted(page, /^gamma/);
  await page.keyboard.press('ArrowDown');
  await expectHighlighted(page, 'Servers');
  await page.keyboard.press('PageDown');
  await expectHighlighted(page, /^gamma/);

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
  await expect(group(page, 'Servers')).toHaveText([/^alpha/]);
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

test('pages can be reached before the list is there, and a poll moves no highlight', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  // Made up at random, a hostname might fit better than the label.
  const named = (label: string) => ({ label, hostname: `${label}.example.com` });
  await sandbox.world(empty, { addServers: [named('beta'), named('delta')] });
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
  // How many there are isn't known.
  await expect(dialog(page).getByRole('status').last()).toHaveText('');
  await expect(options(page).last()).toHaveText('Look up “e” in Find');
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
  await sandbox.world(empty, { addServers: [named('able-ta'), named('tango')] });
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

  // An answer from an old list says so.
  await open(page);
  await page.keyboard.type('zulu');
  await expect(dialog(page).getByRole('status')).toHaveText(/^No results\. Servers as of \d/);
  await sandbox.fault(empty, 'listServers', { status: 500 }, { times: 9 });
  await page.clock.fastForward(61_000);
  await expect(dialog(page).getByRole('alert')).toContainText(/^Couldn’t refresh the servers. You’re seeing/);
  // The key closes it from wherever the focus is, and another one with the same letter doesn't.
  await dialog(page).getByRole('button', { name: 'Try again' }).focus();
  await page.keyboard.press('Control+Shift+k');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(dialog(page)).toHaveCount(0);
});

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
  await expect(dialog(page).getByRole('status')).toContainText('No results.');
  await expectToFit(page);
  const mail = `Dear team,\n${'this is a long mail. '.repeat(10)}\nIt came from 198[.]51[.]100[.]7\nBye`;
  await copyElsewhere(page.context(), mail);
  await field(page).press('ControlOrMeta+v');
  await expect(options(page)).toHaveText(['Look up the pasted text in Find']);
  await options(page).click();
  await expect(page).toHaveURL('/find');
  await expect(page.getByRole('textbox')).toHaveValue(mail);
  await expect(page.getByRole('region', { name: 'Found servers' })).toContainText('alpha');
  // What was pasted may be a password: it is looked up, and doesn't get into the address.
  await page.getByRole('button', { name: 'Go to' }).click();
  await field(page).fill('hunter2!');
  await options(page).click();
  await expect(page.getByRole('textbox')).toHaveValue('hunter2!');
  await expect(page).toHaveURL('/find');
});

test('what is typed while its code is loading is kept, and a code that is gone takes no key with it', async ({
  page,
  key,
  expectConsole,
}) => {
  expectConsole(/a status of 404/);
  expectConsole(/Failed to fetch dynamically imported module/);
  const code = '**/assets/GoTo*.js';
  await page.route(code, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await openAs(page, key('owner'), '/activity');
  await page.getByRole('button', { name: 'Go to' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Couldn’t show this part of the page.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(dialog(page).getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  for (const one of ['g', 's']) await page.keyboard.press(one);
  await expect(heading(page, 'Servers')).toBeFocused();

  await page.unroute(code);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Go to' })).toBeVisible();
  const { release } = await holdAnswers(page, code);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('prod-');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('textbox')).toHaveValue('prod-');
  release();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('db');
  await expectHighlighted(page, /^prod-db/);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'prod-db')).toBeFocused();
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
