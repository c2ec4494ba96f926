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
 * Opens the add-ons of a server `alpha` in a world of its own, 10 days into its billing cycle.
 * @param server what it is like, or the id of one that is there already
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
export async function ask(page: Page, name = backup): Promise<void> {
  await buyButton(page, name).click();
  await expect(payButton(page, name)).not.toHaveAttribute('aria-disabled');
}

/** As far as "Pay". */
export async function buy(page: Page, name = backup): Promise<void> {
  await ask(page, name);
  await payButton(page, name).click();
}

/** The notice with what became of the last purchase. "Not bought: …" is not "Bought: …": case counts. */
export const told = (page: Page, words: string): Locator =>
  page
    .getByRole('main')
    .locator('[role=status], [role=alert]')
    .filter({ hasText: new RegExp(words.replaceAll(/\W/g, String.raw`\$&`)) });

/** The same, while the page's clock goes on to the readings that settle it. */
export const expectTold = (page: Page, words: string): Promise<void> =>
  expectInTime(page, () => expect(told(page, words)).toBeVisible({ timeout: 300 }), 5_000);

/** What the wallet was charged, commit by commit. */
export async function charges({ sandbox, key }: Store): Promise<(string | null)[]> {
  const { commits } = await sandbox.ledger(key);
  return commits
    .filter(({ operationId }) => operationId === 'purchaseServerAddon')
    .map(({ amount }) => amount);
}
