import { expect, type Locator, type Page } from '@playwright/test';
import { watchCalls } from './calls.ts';
import { hideLoad, row } from './fleet.ts';
import type { SandboxControls } from './sandboxControls.ts';
import { allBox, bar } from './selection.ts';
import { openAs } from './session.ts';

/** Adds running servers `s-1`, `s-2`, … and opens the list with all of them selected; returns their ids. */
export async function openSelected(
  page: Page,
  sandbox: SandboxControls,
  key: string,
  count: number,
): Promise<string[]> {
  const ids = await sandbox.world(key, { addServers: [{ label: 's', count }] });
  // A sample would meet what the action is meant to meet: a refused key, a limit.
  await hideLoad(page);
  const calls = watchCalls(page);
  await openAs(page, key);
  await expect(row(page, 's-1')).toBeVisible();
  await calls.opened();
  await allBox(page).click();
  await expect(bar(page)).toContainText(`${count} selected`);
  return ids;
}

/** The dialog of a power action for several servers: first the question, then one line per server. */
export function bulkDialog(page: Page, action: string, count: number): Locator {
  const name = `${action} ${count} ${count === 1 ? 'server' : 'servers'}`;
  return page.getByRole('dialog', { name, exact: true });
}

/** Opens the question with the bar's button and confirms it. */
export async function beginBulk(page: Page, action: string, count: number): Promise<Locator> {
  await bar(page).getByRole('button', { name: action, exact: true }).click();
  const dialog = bulkDialog(page, action, count);
  await dialog.getByRole('button', { name: new RegExp(`^${action} ${count} `) }).click();
  await expect(dialog.getByText(/^\d+ of \d+ sent/).first()).toBeVisible();
  return dialog;
}

/** The line of one server in the dialog. */
export function line(dialog: Locator, label: string): Locator {
  return dialog.getByRole('listitem').filter({ hasText: new RegExp(`^${label}(?!\\d)`) });
}
