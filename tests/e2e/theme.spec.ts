import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const choose = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Theme' }).getByLabel(name).check();

/** Records the theme at the moment the page has a body, before anything can be painted. */
async function noteFirstLook(page: Page): Promise<() => Promise<string | undefined>> {
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.body === null) return;
      observer.disconnect();
      performance.mark('first-look', { detail: document.documentElement.dataset['theme'] ?? 'none' });
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  return () =>
    page.evaluate(() => {
      const [mark] = performance.getEntriesByName('first-look');
      return mark instanceof PerformanceMark ? String(mark.detail) : undefined;
    });
}

for (const [chosen, system] of [
  ['Dark', 'light'],
  ['Light', 'dark'],
] as const) {
  test(`${chosen} is kept over a reload against a ${system} system, without a flash`, async ({
    page,
    key,
  }) => {
    await page.emulateMedia({ colorScheme: chosen === 'Dark' ? 'dark' : 'light', reducedMotion: 'reduce' });
    await openAs(page, key('owner'));
    await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
    const asTheSystem = await background(page);
    await page.emulateMedia({ colorScheme: system, reducedMotion: 'reduce' });
    await expect.poll(() => background(page)).not.toBe(asTheSystem);

    await choose(page, chosen);
    await expect.poll(() => background(page)).toBe(asTheSystem);
    const firstLook = await noteFirstLook(page);
    await page.reload();
    await expect(page.getByRole('group', { name: 'Theme' }).getByLabel(chosen)).toBeChecked();
    expect(await firstLook()).toBe(chosen.toLowerCase());
    expect(await background(page)).toBe(asTheSystem);
  });
}

test('as the system again: the choice is forgotten, and the page follows', async ({ page, key }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await openAs(page, key('owner'));
  const light = await background(page);
  await choose(page, 'Dark');
  await expect.poll(() => background(page)).not.toBe(light);
  await choose(page, 'Match system');
  await expect.poll(() => background(page)).toBe(light);
  const firstLook = await noteFirstLook(page);
  await page.reload();
  await expect(page.getByRole('group', { name: 'Theme' }).getByLabel('Match system')).toBeChecked();
  expect(await firstLook()).toBe('none');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => background(page)).not.toBe(light);
});
