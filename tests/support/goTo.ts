import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog "Go to". */
export const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Go to', exact: true });

export const field = (page: Page): Locator =>
  dialog(page).getByRole('combobox', { name: 'Search servers, pages and actions' });

export const options = (page: Page): Locator => dialog(page).getByRole('option');

/** The options of one group. */
export const group = (page: Page, name: string): Locator =>
  dialog(page).getByRole('group', { name, exact: true }).getByRole('option');

/** Opens the dialog by its keys, and waits until what is typed arrives. */
export async function open(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Go to' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

/** Expects the highlight on an option, as the field says it. */
export async function expectHighlighted(page: Page, words: string | RegExp): Promise<void> {
  const option = dialog(page).getByRole('option', { selected: true });
  await expect(option).toHaveAccessibleName(words);
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await option.getAttribute('id')) ?? 'none',
  );
}

/** The heading of the page behind it. */
export const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { level: 1, name, exact: true });
