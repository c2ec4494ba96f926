import { expect, test as base } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { openAs, readyAs } from '../support/session.ts';
import { test as siteTest } from '../support/site.ts';

/** The page before the app's code has come. */

const code = '**/assets/vendor-*.js';

base('says in the browser’s language that it is loading, then gives way', async ({ page, key }) => {
  const { release } = await hold(page, code);
  await openAs(page, key('owner'));
  await expect(page.getByText('Loading…')).toBeVisible();
  await expect(page.getByText('Yükleniyor…')).toBeHidden();
  release();
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await expect(page.getByText('Loading…')).toBeHidden();
});

base.describe('in Turkish', () => {
  base.use({ locale: 'tr-TR' });
  base('speaks Turkish', async ({ page, key }) => {
    await hold(page, code);
    await openAs(page, key('owner'));
    await expect(page.getByText('Yükleniyor…')).toBeVisible();
    await expect(page.getByText('Loading…')).toBeHidden();
    await expect(page).toHaveTitle('Otwa Cloud');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('tr');
  });
});

base('is there before its style sheet', async ({ page, key }) => {
  const { count, release } = await hold(page, '**/assets/*.css');
  const open = await readyAs(page, key('owner'));
  const opening = open();
  await expect(page.getByText('Loading…')).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length))
    .toBe(1);
  expect(count()).toBe(1);
  release();
  await opening;
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
});

siteTest(
  'bears the operator’s name and no other, in the operator’s colour',
  async ({ page, key, site, watch }) => {
    watch.allowOrigin(site.origin);
    await site.configure({ brand: { name: 'Acme Hosting', accent: '#b3261e' } });
    await hold(page, code);
    await openAs(page, key('owner'), `${site.origin}/servers`);
    const name = page.getByText('Acme Hosting');
    await expect(name).toBeVisible();
    await expect(page).toHaveTitle('Acme Hosting');
    const colours = () =>
      name.evaluate((element) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'var(--accent-text)';
        const accent = getComputedStyle(probe).color;
        probe.remove();
        const hue = document.documentElement.style.getPropertyValue('--accent-h');
        return { accent, own: getComputedStyle(element).color, hue };
      });
    await expect.poll(async () => (await colours()).hue).not.toBe('');
    const { accent, own } = await colours();
    expect(own).toBe(accent);
  },
);

base('gives way to the words for code that can’t be loaded', async ({ page, expectConsole }) => {
  expectConsole(/Failed to load resource/);
  await page.route('**/assets/entry-*.js', (route) => route.fulfill({ status: 404 }));
  await page.goto('/servers');
  await expect(page.getByText('This page could not be loaded.')).toBeVisible();
  await expect(page.getByText('Loading…')).toBeHidden();
});
