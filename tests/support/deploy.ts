import { expect, type Locator, type Page } from '@playwright/test';
import type { SandboxControls } from './sandboxControls.ts';
import { openAs } from './session.ts';
import { expectInTime } from './time.ts';

const cloud2 = '6f1d2c30-5b7a-4e18-9c00-000000000002';

/** A link with everything chosen: Cloud 2 for 10.00, Debian 13, label `web`. */
export const reviewOfWeb = `/deploy/review?plan=${cloud2}&os=debian-13&label=web`;

export function deployButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Deploy server' });
}

/** The link to a step of the wizard. */
export function stepLink(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name });
}

/** Opens the review with everything chosen, and waits for the button that pays. */
export async function openReview(page: Page, key: string, path = reviewOfWeb): Promise<void> {
  await openAs(page, key, path);
  await expect(page.getByText('Charged now').first()).toBeVisible();
  await expect(deployButton(page)).not.toHaveAttribute('aria-disabled');
}

/** The number of servers that were paid for, and the remaining balance. */
export async function paid(
  sandbox: SandboxControls,
  key: string,
): Promise<{ readonly servers: number; readonly balance: string }> {
  const { commits, balance } = await sandbox.ledger(key);
  return { servers: commits.filter(({ operationId }) => operationId === 'deployServer').length, balance };
}

/** The result of {@link paid} after one purchase of {@link reviewOfWeb} with 50.00 in the wallet. */
export const paidOnce = { servers: 1, balance: '40.00' };

/** The idempotency keys of the deploys that the browser was asked to send. */
export function watchDeployKeys(page: Page): ReadonlySet<string> {
  const keys = new Set<string>();
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/servers'))
      keys.add(request.headers()['idempotency-key'] ?? 'none');
  });
  return keys;
}

/** Expects that the page of the new server is open. */
export async function expectDeployed(page: Page, label: string | RegExp = 'web'): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: label, exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/servers\/[\da-f-]{36}$/);
}

/** The same, while advancing the page's clock to the next attempts. */
export async function expectDeployedInTime(page: Page): Promise<void> {
  await expectInTime(page, () => expect(page).toHaveURL(/\/servers\/[\da-f-]{36}$/, { timeout: 300 }));
  await expectDeployed(page);
}

/**
 * Expects that the deploy was refused, and returns the alert. The page says so once ten seconds of reads, on a clock that
 * the test must control ({@link takeClock}), have confirmed it.
 */
export async function expectDeployRefused(page: Page): Promise<Locator> {
  const alert = page.getByRole('main').getByRole('alert');
  const words = 'Refused. No server was created and you weren’t charged.';
  await expectInTime(page, () => expect(alert).toContainText(words, { timeout: 200 }), 5_000);
  return alert;
}
