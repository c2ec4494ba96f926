import { expect, type Locator, type Page } from '@playwright/test';
import type { SandboxControls } from './sandboxControls.ts';
import { expectInTime } from './time.ts';
import { openAs } from './session.ts';

export interface Store {
  readonly page: Page;
  readonly sandbox: SandboxControls;
  readonly key: string;
  /** The server's id. */
  readonly id: string;
}

/**
 * Opens the add-ons of a server `alpha` in the key's world, 10 days into its billing cycle.
 * @param server the new server's properties, or the id of a server that already exists
 */
export async function openStore(
  page: Page,
  sandbox: SandboxControls,
  key: string,
  server: string | { status?: string; addonIds?: string[] } = {},
): Promise<Store> {
  const [id = ''] =
    typeof server === 'string'
      ? [server]
      : await sandbox.world(key, { addServers: [{ label: 'alpha', ...server }] });
  await openAs(page, key, `/servers/${id}/addons`);
  await expect(page.getByRole('heading', { name: 'Additional IPs', exact: true })).toBeVisible();
  return { page, sandbox, key, id };
}

export const backup = 'Daily backup, up to 50 GB';

/** The button that opens an add-on's dialog. */
export const buyButton = (page: Page, name = backup): Locator =>
  page.getByRole('button', { name: `Buy ${name}`, exact: true });

export const dialogOf = (page: Page, name = backup): Locator =>
  page.getByRole('dialog', { name: `Buy ${name} for alpha?` });

export const payButton = (page: Page, name = backup): Locator =>
  dialogOf(page, name).getByRole('button', { name: /^Pay / });

/** Opens an add-on's dialog and waits for its price. */
export async function openPurchaseDialog(page: Page, name = backup): Promise<void> {
  await buyButton(page, name).click();
  await expect(payButton(page, name)).not.toHaveAttribute('aria-disabled');
}

/** Opens an add-on's dialog and clicks "Pay". */
export async function buy(page: Page, name = backup): Promise<void> {
  await openPurchaseDialog(page, name);
  await payButton(page, name).click();
}

/** The notice with the outcome of the last purchase. "Not bought: …" doesn't match "Bought: …": case counts. */
export const purchaseNotice = (page: Page, words: string): Locator =>
  page
    .getByRole('main')
    .locator('[role=status], [role=alert]')
    .filter({ hasText: new RegExp(words.replaceAll(/\W/g, String.raw`\$&`)) });

/** Expects the notice, while advancing the page's clock to the reads that settle the purchase. */
export const expectPurchaseNotice = (page: Page, words: string): Promise<void> =>
  expectInTime(page, () => expect(purchaseNotice(page, words)).toBeVisible({ timeout: 300 }), 5_000);

/** The amounts that the wallet was charged, commit by commit. */
export async function charges({ sandbox, key }: Store): Promise<(string | null)[]> {
  const { commits } = await sandbox.ledger(key);
  return commits
    .filter(({ operationId }) => operationId === 'purchaseServerAddon')
    .map(({ amount }) => amount);
}
