import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { copyElsewhere, paste } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { searchField } from '../support/fleet.ts';
import { continueLink, mintedLinks, serveDashboard } from '../support/handoff.ts';
import { holdAnswers } from '../support/hold.ts';
import { addTwo, findStatus, openServer, openWithTwo, press } from '../support/paste.ts';
import { openAs } from '../support/session.ts';
import { retryAtOnce } from '../support/time.ts';

test.describe('with a real API', () => {
  test.use({ isReal: true });

  test('from an address on the clipboard to the server in two keys, and to the dashboard in four', async ({
    page,
    key,
    sandbox,
    context,
    watch,
  }) => {
    const empty = key('empty');
    await serveDashboard(context, watch);
    await copyElsewhere(context, ' 198.51.100.7\n');
    const id = await openWithTwo(page, { sandbox, key: empty }, '/activity');

    let keys = await press(page, 'ControlOrMeta+V');
    await expect(openServer(page, 'alpha')).toBeFocused();
    await expect(page).toHaveURL('/find?q=198.51.100.7');
    keys += await press(page, 'Tab', 'Enter');
    await expect(continueLink(page)).toBeFocused();
    const opened = context.waitForEvent('page');
    keys += await press(page, 'Enter');
    await expect(await opened).toHaveTitle('The dashboard');
    expect(keys).toBeLessThanOrEqual(4);
    expect(await mintedLinks(sandbox, empty)).toBe(1);

    await page.bringToFront();
    await press(page, 'Escape');
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
    await press(page, 'ControlOrMeta+V');
    await expect(openServer(page, 'alpha')).toBeFocused();
    await press(page, 'Enter');
    await expect(page).toHaveURL(`/servers/${id}`);
  });
});

test('pasted text goes to Find from anywhere but a field or a dialog, and only what is no secret into the address', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  await openWithTwo(page, { sandbox, key: empty });
  await copyElsewhere(context, 'alpha');
  await searchField(page).focus();
  await press(page, 'ControlOrMeta+V');
  await expect(page).toHaveURL('/servers?q=alpha');
  // A checkbox takes no text.
  await page.getByRole('checkbox', { name: /alpha/ }).check();
  await press(page, 'ControlOrMeta+V');
  await expect(openServer(page, 'alpha')).toBeFocused();
  await expect(page).toHaveURL('/find');

  // Over the former text, and back to it.
  await copyElsewhere(context, 'Abuse from\n198.51.100.64/26 and\n198.51.100.7');
  await press(page, 'ControlOrMeta+V');
  await expect(findStatus(page)).toHaveText('2 servers found');
  await expect(findStatus(page)).toBeFocused();
  await press(page, 'Tab');
  await expect(page.getByRole('link', { name: 'alpha', exact: true })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('textbox')).toHaveValue('alpha');

  await page.getByRole('link', { name: 'Open in dashboard' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Nothing opens from the sandbox');
  await press(page, 'ControlOrMeta+V');
  await expect(dialog).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('textbox')).toHaveValue('alpha');
  await expect(page).toHaveURL('/find');

  // Not by the next key or a link either.
  await page.getByRole('textbox').press('End');
  await page.keyboard.insertText('bet');
  await page.getByRole('textbox').blur();
  await expect(findStatus(page)).toHaveText('No server found');
  await expect(page.getByRole('link', { name: 'Search the server list for it' })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('textbox')).toHaveValue('alpha');
  await page.goForward();
  await expect(page.getByRole('textbox')).toHaveValue('alphabet');
  await expect(page).toHaveURL('/find');
});

test('a server that does not have what was pasted is shown, and is not a key away', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  const block = { gateway: '203.0.113.1', netmask: '255.255.255.240', cidr: '203.0.113.0/28' };
  await sandbox.world(empty, {
    addServers: [{ label: 'alpha' }, { label: 'beta', status: 'terminated' }],
    servers: [
      { label: 'alpha', answer: { additionalIps: [{ ip: '203.0.113.5', ...block }] } },
      { label: 'beta', answer: { ipAddress: '198.51.100.70' } },
    ],
  });
  await openAs(page, empty, '/activity');
  await atRest(page);
  for (const [text, name, words] of [
    ['203.0.113.9', 'alpha', 'No server found, but 1 in the same block'],
    ['198.51.100.70', 'beta', '1 server found'],
  ] as const) {
    await copyElsewhere(context, text);
    await page.getByRole('heading', { level: 1 }).focus();
    await press(page, 'ControlOrMeta+V');
    await expect(findStatus(page)).toHaveText(words);
    await expect(findStatus(page)).toBeFocused();
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
    await expect(openServer(page, name)).toHaveCount(0);
    await page.getByRole('textbox').press('End');
    await press(page, 'Enter');
    await expect(page.getByRole('textbox')).toHaveValue(`${text}\n`);
  }
});

test('the focus goes to a server that is found late, unless the user has moved it', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  await addTwo({ sandbox, key: empty });
  await copyElsewhere(context, '198.51.100.70');
  await retryAtOnce(page);
  const { release } = await holdAnswers(page, '**/api/v1/servers');
  await openAs(page, empty, '/activity');
  await atRest(page);
  await press(page, 'ControlOrMeta+V');
  await expect(page.getByText('Loading servers')).toBeAttached();
  await expect(page.getByRole('heading', { name: 'Find' })).toBeFocused();
  await press(page, 'Enter');
  const field = page.getByRole('textbox');
  await field.press('ControlOrMeta+End');
  await field.press('Enter');
  await expect(field).toHaveValue('198.51.100.70\n');
  await field.press('Backspace');
  await page.getByRole('heading', { name: 'Find' }).focus();
  release();
  await expect(openServer(page, 'beta')).toBeFocused();
  await expect(page).toHaveURL('/find?q=198.51.100.70');

  await sandbox.fault(empty, 'listServers', { status: 503 }, { times: 99 });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/^Couldn’t refresh the servers. You’re seeing data from/)).toBeVisible();
  await expect(openServer(page, 'beta')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Refresh', exact: true })).toBeFocused();
});

test('Enter in the field opens the only server that matches what is typed now', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const id = await addTwo({ sandbox, key: empty });
  await openAs(page, empty, '/find');
  await expect(page.getByText(/^Servers as of /)).toBeVisible();
  const field = page.getByRole('textbox');
  await field.focus();
  await page.keyboard.insertText('198.51.100.7');
  await press(page, 'Shift+Enter');
  await expect(field).toHaveValue('198.51.100.7\n');
  await press(page, 'Backspace', '0', 'Backspace', 'Backspace', 'Enter');
  await expect(field).toHaveValue('198.51.100.\n');
  await expect(findStatus(page)).toHaveText('2 servers found');
  await field.fill('beta');
  await expect(openServer(page, 'beta')).toBeVisible();
  // Before the page has shown anything for it.
  await field.evaluate((it) => {
    if (it instanceof HTMLTextAreaElement) it.setRangeText('198.51.100.7', 0, it.value.length);
    it.dispatchEvent(new InputEvent('input', { bubbles: true }));
    it.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await expect(page).toHaveURL(`/servers/${id}`);
  await page.goBack();
  await expect(field).toHaveValue('198.51.100.7');
});

/** Texts that take a naive reader minutes, or that a careless page would follow; each with what is found. */
const hostile: readonly (readonly [name: string, text: () => string, found: RegExp])[] = [
  [
    '5 MB of log',
    () => `${'Nov 28 12:00:41 fw kernel: SRC=192.0.2.9 DST=192.0.2.8 LEN=6\n'.repeat(80_000)}198.51.100.7`,
    /^1 server/,
  ],
  ['one letter', () => 'a'.repeat(5_000_000), /^No server/],
  [
    '200,000 addresses',
    () =>
      Array.from({ length: 200_000 }, (_, at) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`).join(' '),
    /^No server/,
  ],
  ['parentheses', () => '('.repeat(1_000_000) + ')'.repeat(1_000_000), /^No server/],
  ['lone surrogates', () => `${'\ud800'.repeat(500_000)} 198.51.100.7 \udfff`, /^1 server/],
  [
    'control characters',
    () => `${'\u0000\u0007\u001b[31m\u202e'.repeat(100_000)}\n198.51.100.7\u0000`,
    /^1 server/,
  ],
  [
    'addresses that run',
    () => 'javascript:alert(1)//<img src=x onerror=alert(1)> https://192.0.2.1/x.png\n'.repeat(2_000),
    /^No server/,
  ],
];

test('whatever is pasted is read to its end; nothing of it runs, is followed or leaves the tab', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  const id = await openWithTwo(page, { sandbox, key: empty }, '/find');
  calls.forget();
  for (const [name, text, found] of hostile) {
    await test.step(name, async () => {
      await page.getByRole('heading', { name: 'Find' }).focus();
      await paste(page, text);
      await expect(findStatus(page)).toHaveText(found);
      await expect(page).toHaveURL('/find');
      await expect(page.getByText(/^[\d,]+ characters in [\d,]+ lines?$/)).toBeVisible();
      await page.getByRole('button', { name: 'Clear' }).click();
      await expect(page.getByRole('textbox')).toBeFocused();
    });
  }
  // Pasted into the field, it is kept out of it likewise.
  await paste(page, hostile[0]?.[1] ?? String);
  await expect(openServer(page, 'alpha')).toBeFocused();
  await expect(page.getByText('4,880,012 characters in 80,001 lines')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  // A server that is one key away is fetched ahead; what the page shows is read again once a minute.
  const expected = [`/servers/${id}`, '/servers', '/account'];
  expect(calls.all().filter(({ method, path }) => method !== 'GET' || !expected.includes(path))).toEqual([]);
});
