import type { Page } from '@playwright/test';
import { deployButton, openReview, paid, paidOnce, reviewOfWeb } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { makeOwnBrowser } from '../support/ownBrowser.ts';
import { enterKey, openAs, signIn } from '../support/session.ts';
import { journalEntryCount } from '../support/settings.ts';

test('without a journal nothing is spent', async ({ page, key, sandbox }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  const empty = key('empty');
  await openAs(page, empty, reviewOfWeb);
  await deployButton(page).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'this browser doesn’t let the page store data',
  );
  expect(await paid(sandbox, empty)).toMatchObject({ servers: 0 });
});

test('an open deploy is still told, and gone on with, by a key that may no longer read its account', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openReview(page, empty);
  await sandbox.fault(empty, 'deployServer', { socket: 'hang' }, { times: 9 });
  await sandbox.fault(empty, 'listServers', { lagMs: 600_000 }, { times: 99 });
  await deployButton(page).click();
  await expect.poll(async () => (await paid(sandbox, empty)).servers).toBe(1);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('API key')).toBeVisible();
  // The reload cancels the request in flight.
  await page.reload();
  await sandbox.world(empty, { scopes: ['servers:read', 'servers:write'] });
  await sandbox.clearFaults(empty);
  await enterKey(page, empty);
  await expect(page.getByText('web').first()).toBeVisible();
  await expect.poll(() => journalEntryCount(page)).toBe(0);
  expect(await paid(sandbox, empty)).toMatchObject({ servers: 1 });
});

test('a browser that is killed as a deploy leaves goes on with the same key once it is back', async ({
  key,
  sandbox,
  baseURL,
}) => {
  const empty = key('empty');
  const browser = await makeOwnBrowser(baseURL ?? '');
  const sent: string[] = [];
  const open = async (): Promise<Page> => {
    const context = await browser.start();
    const [page = await context.newPage()] = context.pages();
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.headers()['idempotency-key'] ?? 'none');
    });
    await signIn(page, empty, reviewOfWeb);
    return page;
  };
  try {
    const page = await open();
    await sandbox.fault(empty, 'deployServer', { socket: 'hang' });
    await sandbox.fault(empty, 'listServers', { lagMs: 600_000 }, { times: 99 });
    await expect(deployButton(page)).not.toHaveAttribute('aria-disabled');
    const sentRequest = page.waitForRequest((request) => request.method() === 'POST');
    await deployButton(page).click();
    await sentRequest;
    await browser.kill();
    expect(sent).toHaveLength(1);

    const restarted = await open();
    await expect.poll(() => sent.length).toBe(2);
    await expect.poll(() => journalEntryCount(restarted)).toBe(0);
    expect(new Set(sent).size).toBe(1);
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
  } finally {
    await browser.kill();
    await browser.remove();
  }
});
