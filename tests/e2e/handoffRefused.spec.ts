import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { continueLink, mint, mintButton, mintedLinks } from '../support/handoff.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';

/** A real API’s links are followed; a sandbox’s lead nowhere. */
test.use({ isReal: true });

const host = 'It leads somewhere other than the dashboard.';
const scheme = 'It isn’t an encrypted (https) address.';
const userInfo = 'It contains a username';
const unreadable = 'It isn’t a web address.';

/** One address for each reason. The unit tests of the address reader cover all addresses. */
const hostileAnswers: readonly (readonly [what: string, body: unknown, reason: string])[] = [
  ['a look-alike', { url: 'https://otwa.cloud.evil.example/sso?t=1' }, host],
  ['a host behind backslashes', { url: 'https:\\\\evil.example\\@otwa.cloud/' }, host],
  ['javascript:', { url: 'javascript:alert(document.domain)//otwa.cloud' }, scheme],
  ['a username', { url: 'https://otwa.cloud@evil.example/sso' }, userInfo],
  ['nothing', { expiresIn: 300 }, unreadable],
];

test(
  'answers that lead elsewhere are refused with the reason, and no link stands on the page',
  { tag: '@cell-30' },
  async ({ page, key, sandbox, context }) => {
    const empty = key('empty');
    await openAs(page, empty, '/sso');
    const refused = page.getByRole('alert').filter({ hasText: 'The link from the API was rejected' });
    for (const [what, body, reason] of hostileAnswers) {
      await test.step(what, async () => {
        await sandbox.fault(empty, 'issueAccountSso', { body });
        await mintButton(page).click();
        await expect(refused).toContainText(reason);
        await expect(continueLink(page)).toHaveCount(0);
        const elsewhere = await page.evaluate(() =>
          [...document.links].map(({ href }) => href).filter((href) => !href.startsWith(location.origin)),
        );
        expect(elsewhere).toEqual([]);
      });
    }
    expect(context.pages()).toHaveLength(1);
    // After the refusals, a good link still works.
    await mint(page);
    await sandbox.fault(empty, 'issueServerSso', { body: { url: 'https://evil.example/' } });
    const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
    await page.goto(`/servers/${id}`);
    await mintButton(page).click();
    await expect(refused).toContainText(host);
  },
);

const beginning = 'It must be a path that starts with “/”';
const slashes = 'It contains “//” or “\\”, possibly encoded, which could lead to another address.';
const control = 'It contains an invisible character';
const escape = 'It contains a “%” that doesn’t encode anything.';
const behind = 'comes something that could start another address';

/** One place for each reason. The unit tests of the place reader cover all places. */
const badPlaces: readonly (readonly [next: string, reason: string])[] = [
  ['https://evil.example', beginning],
  ['//evil.example', slashes],
  ['/a\r\nSet-Cookie: a=b', control],
  ['/%C0%AFevil.example', escape],
  ['/javascript:alert(1)', behind],
  [`/${'a'.repeat(512)}`, 'It’s longer than 512 characters.'],
];

test('a place that is no path of the dashboard is refused with the reason, neither sent nor repaired', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openAs(page, empty, '/sso');
  await expect(mintButton(page)).toBeVisible();
  const calls = watchCalls(page);
  const refused = page.getByRole('alert').filter({ hasText: 'The dashboard page in this link was rejected' });
  for (const [next, reason] of badPlaces) {
    await test.step(JSON.stringify(next), async () => {
      await page.evaluate((to) => history.pushState({}, '', `/sso?next=${encodeURIComponent(to)}`), next);
      await expect(refused).toContainText(reason);
      await expect(mintButton(page)).toHaveCount(0);
      // Open a good place between two bad ones, so that no reason remains from the previous one.
      await page.evaluate(() => history.pushState({}, '', '/sso?next=/dashboard'));
      await expect(mintButton(page)).toBeVisible();
      await expect(refused).toHaveCount(0);
    });
  }
  await page.goto(`/sso?next=/${'a'.repeat(512)}`);
  await expect(refused).toBeVisible();
  await expectToFit(page);
  await page.getByRole('link', { name: 'Open the home page instead' }).click();
  await expect(page).toHaveURL('/sso');
  await expect(mintButton(page)).toBeVisible();
  expect(calls.count('POST', /sso/)).toBe(0);
  expect(await mintedLinks(sandbox, empty)).toBe(0);
});
