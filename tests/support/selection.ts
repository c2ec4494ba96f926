import { expect, type Locator, type Page } from '@playwright/test';

/** The checkbox of a row or card. */
export function box(page: Page, label: string): Locator {
  return page.getByRole('checkbox', { name: `Select ${label}`, exact: true });
}

export function allBox(page: Page): Locator {
  return page.getByRole('checkbox', { name: 'Select all shown' });
}

/** The bar that appears with a selection. */
export function bar(page: Page): Locator {
  return page.getByRole('region', { name: 'Selection' });
}

/** Expects these words about the selection in the bar. */
export async function expectSelected(page: Page, words: string): Promise<void> {
  await expect(bar(page).getByRole('paragraph').first()).toHaveText(words);
}
