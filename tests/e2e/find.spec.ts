import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';

/** Adds three servers with fixed addresses. Resolves to their ids. */
async function addThree(sandbox: SandboxControls, key: string): Promise<readonly string[]> {
  const block = { gateway: '203.0.113.1', netmask: '255.255.255.240', cidr: '203.0.113.0/28' };
  return sandbox.world(key, {
    addServers: [
      { label: 'prod-web-1', hostname: 'web1.example.com' },
      { label: 'prod-web-2', hostname: 'web2.example.com' },
      { label: 'mail', hostname: 'mx.example.com', status: 'terminated' },
    ],
    servers: [
      { label: 'prod-web-1', answer: { ipAddress: '198.51.100.7' } },
      {
        label: 'prod-web-2',
        answer: { ipAddress: '198.51.100.70', additionalIps: [{ ip: '203.0.113.5', ...block }] },
      },
      { label: 'mail', answer: { ipAddress: '198.51.100.7' } },
    ],
  });
}

const field = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'IP address, hostname, ID, label, or a whole email' });

const results = (page: Page): Locator => page.getByRole('region', { name: 'Found servers' });

/** Expects these servers from top to bottom, each by a word of its entry, and their count above them. */
async function expectFound(
  page: Page,
  found: readonly (string | RegExp)[],
  words = ['No server found', '1 server found'][found.length] ?? `${found.length} servers found`,
): Promise<void> {
  await expect(results(page).getByRole('status')).toHaveText(words);
  const entries = results(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Open in dashboard' }) });
  await expect(entries).toHaveText(found.map((text) => new RegExp(text)));
}

test('an address, a name or an id finds its server by what matched, and leads on by a click alone', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [first = '', second = ''] = await addThree(sandbox, empty);
  const calls = watchCalls(page);
  await openAs(page, empty, '/find');
  await expect(page.getByText(/^Servers as of /)).toBeVisible();
  await calls.opened();
  calls.forget();
  const errands: readonly (readonly [text: string, found: readonly string[], words?: string])[] = [
    ['198.51.100.70', ['prod-web-2.*198.51.100.70 is its address']],
    ['198[.]51[.]100[.]70', ['prod-web-2.*198.51.100.70 is its address']],
    [
      '203.0.113.9',
      ['prod-web-2.*203.0.113.9 is in 203.0.113.0/28'],
      'No server found, but 1 in the same block',
    ],
    ['203.0.113.16', []],
    ['198.51.100.64/26', ['prod-web-2.*its address 198.51.100.70 is in 198.51.100.64/26']],
    ['70-100-51-198.isp.example', ['prod-web-2.*70.100.51.198 backwards is its address 198.51.100.70']],
    ['WEB1.example.com', ['prod-web-1.*web1.example.com is its hostname']],
    ['prod-web-1', ['prod-web-1.*prod-web-1 is its label']],
    [second.toUpperCase(), [`prod-web-2.*${second} is its ID`]],
    ['prod', ['prod-web-1.*prod is in prod-web-1', 'prod-web-2.*prod is in prod-web-2']],
    [
      '198.51.100.7',
      ['prod-web-1.*198.51.100.7 is its address', 'mail.*Terminated.*may belong to another customer by now'],
    ],
  ];
  for (const [text, found, words] of errands) {
    await test.step(text, async () => {
      await field(page).fill(text);
      await expectFound(page, found, words);
    });
  }
  await field(page).fill('web1.example.com');
  await expect(page).toHaveURL('/find?q=web1.example.com');
  await expectFound(page, ['prod-web-1']);
  expect(calls.all()).toEqual([]);

  await page.getByRole('link', { name: 'Open the server' }).click();
  await expect(page).toHaveURL(`/servers/${first}`);
  await page.goBack();
  await expect(field(page)).toHaveValue('web1.example.com');
  const handoff = page.getByRole('link', { name: 'Open in dashboard' });
  await expect(handoff).toHaveAttribute('href', `/sso/servers/${first}`);
  expect(calls.count('POST', /./)).toBe(0);
  await handoff.click();
  const dialog = page.getByRole('dialog', { name: 'Open prod-web-1 in Otwa Cloud dashboard' });
  await expect(dialog.getByText('Nothing opens from the sandbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(handoff).toBeFocused();
});

const mail = `From: abuse@isp.test
Subject: [abuse] Brute force from 203[.]0[.]113[.]12

Dear team, web1[.]example[.]com attacked 192.0.2.44 (hxxp://bad[.]test/x.php)
at 12:03:41 UTC. Its mail server took part.
`;

test('of a whole mail the servers are found; it stays out of the address, and is there again after Back', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await addThree(sandbox, empty);
  await openAs(page, empty, '/find');
  await field(page).fill('198.51.100.70');
  await expect(page).toHaveURL('/find?q=198.51.100.70');
  await field(page).fill(mail);
  await expectFound(page, ['prod-web-1.*web1.example.com is its hostname', 'prod-web-2.*203.0.113.12 is in']);
  await expect(page.getByRole('region', { name: 'Possible matches' })).toContainText('mail');
  await page.getByText('3 other items in the text don’t match a server in the list').click();
  for (const words of ['192.0.2.44', 'isp.test', 'bad.test']) {
    await expect(page.getByText(words, { exact: true })).toBeVisible();
  }
  await expectAccessible(page);
  await expectToFit(page);
  await expect(page).toHaveURL('/find');

  await results(page).getByRole('link', { name: 'prod-web-2', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-web-2' })).toBeVisible();
  await page.goBack();
  await expect(field(page)).toHaveValue(mail);
  await expectFound(page, ['prod-web-1', 'prod-web-2']);
  // The text is only in the page's memory: a reload loses it.
  expect(
    await page.evaluate(() => JSON.stringify([Object.entries<string>(sessionStorage), history.state])),
  ).not.toContain('Brute');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(field(page)).toHaveValue('');
  await expect(results(page)).toHaveCount(0);
  await page.goBack();
  await expect(field(page)).toHaveValue(mail);
});

test('nothing found: what was looked for, and from the list of servers the way here', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await addThree(sandbox, empty);
  await openAs(page, empty, '/servers?q=198.51.100.9');
  await page.getByRole('link', { name: 'Look through all servers' }).click();
  await expect(page).toHaveURL('/find?q=198.51.100.9');
  await expectFound(page, []);
  const lookedFor = page.getByRole('region', { name: 'What we looked for' });
  await expect(lookedFor).toContainText('Addresses198.51.100.9');
  await field(page).fill('192.0.2.0/24 and 2001:DB8::0:9\nat mail.example.org');
  await expect(lookedFor).toContainText('Addresses2001:db8::9');
  await expect(lookedFor).toContainText('Blocks192.0.2.0/24');
  await expect(lookedFor).toContainText('Namesmail.example.org');
  // What is typed once the text was kept replaces it. It may be a rest of that text, so nothing repeats it.
  await expect.poll(() => page.evaluate(() => JSON.stringify(history.state))).toContain('longText');
  await field(page).fill('nothing-like-it');
  await expect(page.getByText('We found no address, ID or server name in this text.')).toBeVisible();
  await expect(field(page)).toHaveValue('nothing-like-it');
  await page.getByRole('button', { name: 'Clear' }).click();
  await field(page).fill('nothing-like-it');
  await expect(
    page.getByText(/^No server in the list as of .* has “nothing-like-it” in its label, hostname, addresses/),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Servers', exact: true }).click();
  await page.getByRole('link', { name: 'Find in text' }).click();
  await expect(page).toHaveURL('/find');
  await expect(field(page)).toHaveValue('');
});

test('an answer claims no more than was read: neither of the text nor of the list', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openAs(page, empty, '/find?q=198.51.100.9');
  await expect(page.getByText(/^The list as of .* has no servers\.$/)).toBeVisible();

  await sandbox.world(empty, {
    addServers: [{ label: 'alpha' }, { label: 'beta' }],
    servers: [
      { label: 'alpha', answer: { additionalIps: [{}, {}] } },
      { label: 'beta', answer: { id: 'no id' } },
    ],
  });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/^None of these match a server in the list as of \d/)).toBeVisible();
  const unread = ['1 entry in the list of servers', 'Some additional addresses of 1 server'];
  await expect(results(page).getByText('These couldn’t be read, so a match may be missing:')).toBeVisible();
  await expect(results(page).getByRole('listitem')).toHaveText(unread);
  await field(page).fill('alpha');
  await expectFound(page, ['alpha']);
  for (const words of unread) await expect(results(page).getByText(words)).toBeVisible();
  await field(page).fill('');
  await expect(page.getByText('1 entry couldn’t be read and isn’t shown.')).toBeVisible();
});

test('in 10,000 servers, and where the list does not come', async ({ page, key, sandbox, context }) => {
  await openAs(page, key('fleet'), '/find');
  await field(page).fill('10.0.0.0/8, 198.18.0.0/15 and 198.0.0.0/8');
  await expect(results(page).getByRole('status')).toHaveText(/^[\d,]+ servers found$/);
  await expect(results(page).getByText(/more servers aren’t shown\.$/)).toBeVisible();

  const broken = key('empty');
  await sandbox.world(broken, { scopes: ['account:read'] });
  const other = await context.newPage();
  await openAs(other, broken, '/find?q=alpha');
  await expect(other.getByText('Couldn’t load the servers.')).toBeVisible();
  await expect(results(other)).toHaveCount(0);
});
