import { expect, type Locator, type Page } from '@playwright/test';
import { storageName } from './session.ts';

/** The row of the server with this label in the list. */
export function row(page: Page, label: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name: label, exact: true }) });
}

/** Expects these labels in the list, from top to bottom. */
export async function expectLabels(page: Page, labels: readonly string[]): Promise<void> {
  await expect(page.getByRole('table').getByRole('link')).toHaveText([...labels]);
}

/** Expects the counts that are shown below the list. */
export async function expectShown(page: Page, shown: number, all: number): Promise<void> {
  await expect(page.getByText(`${shown} of ${all} shown`, { exact: true })).toBeVisible();
}

/** Opens the menu of a row and waits for it. */
export async function openMenu(page: Page, label: string): Promise<Locator> {
  const name = `Actions for ${label}`;
  await page.getByRole('button', { name, exact: true }).click();
  const menu = page.getByRole('menu', { name, exact: true });
  await expect(menu).toBeVisible();
  // Keys pressed before the menu has the focus would be lost.
  await expect.poll(() => menu.evaluate((it) => it.contains(document.activeElement))).toBe(true);
  return menu;
}

/** Starts a stopped server with its row's menu. */
export async function startFromRow(page: Page, label: string): Promise<void> {
  const menu = await openMenu(page, label);
  await menu.getByRole('menuitem', { name: 'Start', exact: true }).click();
  await expect(menu).toBeHidden();
}

export function searchField(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search servers' });
}

/** Opens lists without the servers' load, where it matters that nothing is asked for but what the test does. */
export async function hideLoad(page: Page): Promise<void> {
  await page.addInitScript((name) => {
    // Firefox runs it in the empty page before, too, which has no storage.
    if (location.protocol.startsWith('http')) localStorage.setItem(name, 'hidden');
  }, storageName('load'));
}
