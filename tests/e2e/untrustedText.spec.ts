import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';

const hostile = [
  '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>',
  '"><svg onload=window.hacked=1><a href="javascript:window.hacked=1">go</a>',
  'javascript:window.hacked=1',
  '\u202Egnp.exe\u2066\u200B\u200D\uFEFF',
  '=HYPERLINK("https://evil.example","pay")',
  '{{constructor.constructor("window.hacked=1")()}}${window.hacked=1}',
  `no-space-${'x'.repeat(600)}`,
];

/** Fields that a response needs to be usable at all, and that no page shows as text. */
const keptFields = new Set(['id', 'slug', 'productId', 'type', 'proratedPrice', 'price', 'sshCommand']);

/** The same response with hostile text in every other field. */
function poisoned(value: unknown, name: string, next: () => string): unknown {
  if (Array.isArray(value)) return value.map((item) => poisoned(item, name, next));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([field, inner]) => [field, poisoned(inner, field, next)]),
    );
  }
  if (name === 'status') return value;
  return (typeof value === 'string' || value === null) && !keptFields.has(name) ? next() : value;
}

async function expectInert(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(
    page.locator('[onerror], [onload], [src="x"], body script:not([src]), a[href^="javascript:" i]'),
  ).toHaveCount(0);
  // No character may reverse the surrounding text or hide in it.
  const unseen = /[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/;
  expect(await page.title()).not.toMatch(unseen);
  await expectToFit(page);
}

test('whatever stands in the texts of every answer is shown as text, and does nothing', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, {
    addServers: [{ label: 'alpha', addonIds: ['q3ht81xa'] }],
    rateLimit: null,
  });
  let turn = 0;
  const next = (): string => {
    turn += 1;
    return hostile[turn % hostile.length] ?? '';
  };
  await openAs(page, empty, '/activity');
  // A request that is on its way when the route is set, or the page left, may never be told as ended.
  await atRest(page);
  await page.route('**/api/v1/**', async (route) => {
    const answer = await route.fetch();
    return route.fulfill({ response: answer, json: poisoned(await answer.json(), '', next) });
  });
  for (const path of [
    '/servers',
    `/servers/${id}`,
    `/servers/${id}/addons`,
    `/servers/${id}/credentials`,
    `/servers/${id}/networking`,
    `/servers/${id}/settings`,
    '/deploy',
    '/deploy/region?plan=6f1d2c30-5b7a-4e18-9c00-000000000002',
    '/deploy/system?plan=6f1d2c30-5b7a-4e18-9c00-000000000002',
    '/deploy/review?plan=6f1d2c30-5b7a-4e18-9c00-000000000002&os=debian-13&label=web',
    `/sso/servers/${id}`,
  ]) {
    await test.step(path, async () => {
      await page.goto(path);
      await atRest(page);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const reveal = page.getByRole('button', { name: 'Show credentials' });
      if (await reveal.isVisible()) await reveal.click();
      await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
      await expectInert(page);
    });
  }
  // Nearly every response had a text of each hostile kind to show.
  expect(turn).toBeGreaterThan(10 * hostile.length);

  // The same for the words of a refusal.
  await page.unrouteAll();
  await sandbox.fault(empty, 'listServers', { status: 400, body: { message: hostile } });
  await page.goto('/servers');
  await expect(page.getByText('<img src=x onerror=').first()).toBeVisible();
  await expectInert(page);
});

test('an answer that leads elsewhere is followed nowhere: neither key nor body leaves', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  const leaked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('stolen')) leaked.push(request.url());
  });
  for (const location of ['/api/v1/stolen', 'https://stranger.example/stolen']) {
    const redirect = { status: 307, headers: { location }, body: '', after: false };
    await sandbox.fault(empty, 'listServers', redirect, { times: 3 });
    await sandbox.fault(empty, 'renameServer', redirect, { times: 3 });
  }
  await openAs(page, empty);
  await expect(page.getByRole('alert')).toContainText('The API didn’t respond.');
  await page.goto(`/servers/${id}/settings`);
  await page.getByLabel('Label').fill('beta');
  await page.getByRole('button', { name: 'Save label' }).click();
  await expect(page.getByText('It may have been done: there was no clear response')).toBeVisible();
  expect(leaked).toEqual([]);
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
});
