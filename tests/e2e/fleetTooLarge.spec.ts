import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { expectShown } from '../support/fleet.ts';
import { openAs } from '../support/session.ts';

/** Answers the list with this many servers, of 320 bytes each, and counts how often it is asked for. */
async function answerWithServers(page: Page, count: number): Promise<{ readonly asked: number }> {
  const seen = { asked: 0 };
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    label: `web-${index}`,
    hostname: `web-${index}.example.com`,
    status: 'running',
    ipAddress: null,
    os: 'debian-12',
    region: 'OTWA IST',
    vcpu: 2,
    ramMb: 4096,
    diskGb: 50,
    bandwidthGb: 1000,
    additionalIps: [],
    createdAt: '2025-01-15T12:00:00.000Z',
    updatedAt: '2025-01-15T12:00:00.000Z',
  }));
  const body = JSON.stringify(rows);
  await page.route('**/api/v1/servers', (route) => {
    seen.asked += 1;
    return route.fulfill({ body, contentType: 'application/json' });
  });
  return seen;
}

test('100,000 servers in 32 MB are shown', async ({ page, key }) => {
  await answerWithServers(page, 100_000);
  await openAs(page, key('empty'), '/servers?status=any');
  await expectShown(page, 100_000, 100_000);
});

test('a list of 50 MB is refused in words, and “Try again” asks once more', async ({ page, key }) => {
  const seen = await answerWithServers(page, 160_000);
  await openAs(page, key('empty'));
  const panel = page.getByRole('main').getByRole('alert');
  await expect(panel).toContainText('Couldn’t load the servers.');
  await expect(panel).toContainText('The API’s response is too large for this page.');
  expect(seen.asked).toBe(1);
  const asked = page.waitForRequest('**/api/v1/servers');
  await page.getByRole('button', { name: 'Try again' }).click();
  await asked;
  await expect(panel).toContainText('too large for this page');
  expect(seen.asked).toBe(2);
});

test('a large list whose reader’s code can’t be had: said as a failure, and shown after a reload', async ({
  page,
  key,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  await page.route('**/assets/largeList-*', (route) => route.fulfill({ status: 404 }));
  await answerWithServers(page, 2_000);
  await openAs(page, key('empty'), '/servers?status=any');
  const panel = page.getByRole('main').getByRole('alert');
  await expect(panel).toContainText('Couldn’t load the servers.');
  await page.unroute('**/assets/largeList-*');
  await page.reload();
  await expectShown(page, 2_000, 2_000);
});
