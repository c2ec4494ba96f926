import type { Locator, Page } from '@playwright/test';
import { type Calls, watchCalls } from './calls.ts';
import { expect } from './fixtures.ts';
import type { SandboxControls } from './sandboxControls.ts';
import { openAs } from './session.ts';
import { takeClock } from './time.ts';

/** The path of a request for a sample. */
export const samplePath = /^\/servers\/[^/]+\/stats$/;

/** One of the three charts of a server's overview. */
export function figure(page: Page, name: 'CPU' | 'Memory' | 'Disk'): Locator {
  return page.getByRole('figure', { name, exact: true });
}

/** What a screen reader is told of the sample that is read from the charts. */
export const saidReading = (page: Page): Locator =>
  page.getByRole('region', { name: 'Statistics' }).getByRole('status').filter({ hasText: 'CPU' });

/** Opens the overview of a server `alpha`; returns its id. */
export async function openOverview(
  page: Page,
  { sandbox, key, status = 'running', search = '' }: OverviewOptions,
): Promise<string> {
  const [id = ''] = await sandbox.world(key, { addServers: [{ label: 'alpha', status }], rateLimit: null });
  await openAs(page, key, `/servers/${id}${search}`);
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  return id;
}

/** The same, and waits until the first sample is shown. */
export async function openWatched(page: Page, options: OverviewOptions): Promise<string> {
  const id = await openOverview(page, options);
  await expect(figure(page, 'CPU')).toContainText(/\d%/);
  return id;
}

/** The same by the test's clock; returns the requests that the page sends. */
export async function watchByClock(page: Page, options: OverviewOptions): Promise<Calls> {
  await takeClock(page);
  const calls = watchCalls(page);
  await openWatched(page, options);
  return calls;
}

interface OverviewOptions {
  readonly sandbox: SandboxControls;
  readonly key: string;
  readonly status?: string;
  readonly search?: string;
}

/** The visible samples as the table shows them, newest first. */
export async function sampleRows(page: Page): Promise<readonly string[]> {
  const table = page.getByRole('region', { name: 'Samples' });
  if ((await table.count()) === 0) await page.getByText('Latest samples as a table').click();
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  return (await table.getByRole('row').allInnerTexts()).slice(1);
}

/** The number of pieces in a chart's line: one more than the gaps inside it. */
export async function piecesOf(chart: Locator): Promise<number> {
  const path = (await chart.locator('path.recharts-area-curve').getAttribute('d')) ?? '';
  return path.split('M').length - 1;
}

/** Takes the charts along, by the menu of the button "Export". */
export async function exportAs(
  page: Page,
  form: 'Save charts as PNG' | 'Copy as text' | 'Export shown samples as CSV',
): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: form }).click();
}
