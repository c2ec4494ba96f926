import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import type { SandboxControls } from './sandboxControls.ts';
import { openAs } from './session.ts';

/** The path of a request for a sample. */
export const samplePath = /^\/servers\/[^/]+\/stats$/;

/** One of the three loads of a server's overview. */
export function figure(page: Page, name: 'CPU' | 'Memory' | 'Disk'): Locator {
  return page.getByRole('figure', { name, exact: true });
}

/** Opens the overview of a server `alpha`; resolves to its id. */
export async function openOverview(
  page: Page,
  { sandbox, key, status = 'running', search = '' }: OverviewErrand,
): Promise<string> {
  const [id = ''] = await sandbox.world(key, { addServers: [{ label: 'alpha', status }], rateLimit: null });
  await openAs(page, key, `/servers/${id}${search}`);
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  return id;
}

/** The same, until the first sample is shown. */
export async function openWatched(page: Page, errand: OverviewErrand): Promise<string> {
  const id = await openOverview(page, errand);
  await expect(figure(page, 'CPU')).toContainText(/\d%/);
  return id;
}

interface OverviewErrand {
  readonly sandbox: SandboxControls;
  readonly key: string;
  readonly status?: string;
  readonly search?: string;
}

/** The samples in view as the table tells them, newest first. */
export async function sampleRows(page: Page): Promise<readonly string[]> {
  const table = page.getByRole('region', { name: 'Samples' });
  if ((await table.count()) === 0) await page.getByText('The newest samples as a table').click();
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  return (await table.getByRole('row').allInnerTexts()).slice(1);
}

/** How many pieces a figure's line is in: one more than the gaps inside it. */
export async function piecesOf(chart: Locator): Promise<number> {
  const path = (await chart.locator('path.recharts-area-curve').getAttribute('d')) ?? '';
  return path.split('M').length - 1;
}
