import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import type { PageWatch } from './pageWatch.ts';
import type { SandboxControls } from './sandboxControls.ts';
import { openAs } from './session.ts';

/** The official dashboard's origin, unless the operator configures another. */
export const dashboardOrigin = 'https://otwa.cloud';

/** Serves a page in the dashboard's place that sends no requests. */
export async function serveDashboard(context: BrowserContext, watch: PageWatch): Promise<void> {
  watch.allowOrigin(dashboardOrigin);
  const body = '<!doctype html><link rel="icon" href="data:,"><title>The dashboard</title>';
  await context.route(`${dashboardOrigin}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
}

export function mintButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Open in dashboard', exact: true });
}

export function continueLink(page: Page): Locator {
  return page.getByRole('link', { name: 'Continue to Otwa Cloud dashboard', exact: true });
}

/** Opens the page of a new server `alpha`; returns its id. */
export async function openAlpha(page: Page, sandbox: SandboxControls, key: string): Promise<string> {
  const [id = ''] = await sandbox.world(key, { addServers: [{ label: 'alpha' }] });
  await openAs(page, key, `/servers/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  return id;
}

/** Requests a link and waits for it; returns its address. */
export async function mint(page: Page): Promise<string> {
  await mintButton(page).click();
  await expect(continueLink(page)).toBeFocused();
  return (await continueLink(page).getAttribute('href')) ?? '';
}

/** How many links the API has issued for a key. */
export async function mintedLinks(sandbox: SandboxControls, key: string): Promise<number> {
  const { commits } = await sandbox.ledger(key);
  return commits.filter(({ operationId }) => operationId.endsWith('Sso')).length;
}
