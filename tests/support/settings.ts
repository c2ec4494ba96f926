import { expect, type Locator, type Page } from '@playwright/test';
import type { SandboxControls } from './sandboxControls.ts';
import { openAs, storageName } from './session.ts';
import { expectInTime } from './time.ts';

export type Fault = Parameters<SandboxControls['fault']>[2];

/** An error in the API's format. */
export function refusal(status: number, message: string): Fault {
  return { status, body: { message, statusCode: status } };
}

/** Opens the settings of a server `alpha`; returns its id. */
export async function openSettings(
  page: Page,
  sandbox: SandboxControls,
  key: string,
  server: Partial<{ status: string; os: 'ubuntu-24.04' | 'debian-12'; addonIds: string[] }> = {},
): Promise<string> {
  const [id = ''] = await sandbox.world(key, { addServers: [{ label: 'alpha', ...server }] });
  await openAs(page, key, `/servers/${id}/settings`);
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  return id;
}

/** Opens the dialog and types the confirmation, so that only the last click is missing. */
export async function openConfirmation(page: Page, action: 'Reinstall' | 'Terminate'): Promise<Locator> {
  await page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `${action} alpha?` });
  await dialog.getByLabel('Type alpha to confirm').fill('alpha');
  await expect(confirmButton(dialog, action)).not.toHaveAttribute('aria-disabled');
  return dialog;
}

/** The button that performs the action. */
export function confirmButton(dialog: Locator, action: 'Reinstall' | 'Terminate'): Locator {
  return dialog.getByRole('button', { name: `${action} server` });
}

/**
 * Expects the refusal with these words, shown once the reads have confirmed that nothing was done. The reads take ten
 * seconds of the page's time, which the test must control ({@link takeClock}).
 */
export async function expectRefused(page: Page, dialog: Locator, words: RegExp): Promise<void> {
  const alert = dialog.getByRole('alert');
  // One step for each of the reads that follow the first.
  await expectInTime(page, () => expect(alert).toContainText(/Nothing was done/, { timeout: 300 }), 7_000);
  await expect(alert).toContainText(words);
}

/** The idempotency keys of the reinstalls that the browser was asked to send. */
export function watchKeys(page: Page): ReadonlySet<string> {
  const keys = new Set<string>();
  page.on('request', (request) => {
    if (request.url().endsWith('/reinstall')) keys.add(request.headers()['idempotency-key'] ?? 'none');
  });
  return keys;
}

/** The dialog that asks for another key. */
export const gate = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'This key is no longer accepted' });

/**
 * Gets a key refused in the middle of a user's action, by whichever request comes first: the one that a click on
 * `trigger` sends, or one of the page's, which then shows the gate on top.
 */
export async function refuseKey(
  page: Page,
  sandbox: SandboxControls,
  key: string,
  trigger: Locator,
): Promise<Locator> {
  await sandbox.world(key, { revoked: true });
  await trigger.dispatchEvent('click');
  await expect(gate(page)).toBeVisible();
  return gate(page);
}

/** Signs in again at the gate. */
export async function passGate(page: Page, key: string): Promise<void> {
  await gate(page).getByLabel('API key').fill(key);
  await gate(page).getByRole('button', { name: 'Sign in' }).click();
  await expect(gate(page)).toBeHidden();
}

/** Activates a button as an impatient user would: five clicks at once, then Enter and Space on the focused element. */
export async function activateOften(page: Page, button: Locator): Promise<void> {
  await button.evaluate((element: HTMLButtonElement) => {
    element.focus();
    for (let clicks = 0; clicks < 5; clicks += 1) element.click(); // before anything can render again
  });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
}

/** The number of entries in this browser's journal. */
export const journalEntryCount = (page: Page): Promise<number> =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('error', () => reject(new Error('no journal')));
        opening.addEventListener('success', () => {
          const count = opening.result.transaction('entries').objectStore('entries').count();
          count.addEventListener('success', () => {
            opening.result.close();
            resolve(count.result);
          });
        });
      }),
    storageName('journal'),
  );

/** How often an operation took effect. */
export async function commitsOf(
  sandbox: SandboxControls,
  key: string,
  operationId: 'reinstallServer' | 'terminateServer',
): Promise<number> {
  return (await sandbox.ledger(key)).commits.filter((commit) => commit.operationId === operationId).length;
}
