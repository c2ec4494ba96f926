import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import { type Fault, passGate, refusal } from '../support/settings.ts';
import { expectInTime, retryAtOnce, takeClock } from '../support/time.ts';

interface BadAnswer {
  readonly what: string;
  readonly fault: Fault;
  /** The words shown: what happened, and what to do. Unit tests check each sentence. */
  readonly words: RegExp;
  /** Whether a response with a request id arrived. */
  readonly answered: boolean;
}

const badAnswers: readonly BadAnswer[] = [
  {
    what: 'a page of HTML with 200',
    fault: { body: '<!doctype html><title>Hi</title><p>Welcome', contentType: 'text/html' },
    words: /couldn’t read the API’s response\. Something between you and the API may have changed it\./,
    answered: true,
  },
  {
    what: '500',
    fault: { status: 500, body: { message: ['Database is down', 'Sorry'], statusCode: 500 } },
    words: /Database is down · Sorry.*The API had a problem \(status 500\)\. Try again in a moment\./,
    answered: true,
  },
  {
    what: 'a gateway’s 502',
    fault: { status: 502, body: '<html><h1>Bad gateway</h1></html>', contentType: 'text/html' },
    words: /The API had a problem \(status 502\)\. Try again in a moment\./,
    answered: true,
  },
  {
    what: 'an answer cut in the middle',
    fault: { socket: 'cut' },
    words: /The API didn’t respond\. Check your connection, then try again\./,
    answered: false,
  },
];

/** The two reads that a page depends on. */
const reads = [
  ['listServers', 'Couldn’t load the servers.', 'Couldn’t load the servers.'],
  // The page has special words for a server that this key may not read.
  ['getServer', 'Couldn’t load the server.', 'This key can’t read this server.'],
] as const;

/** @returns what expects a good response to be shown */
async function openOn(
  operationId: 'listServers' | 'getServer',
  { page, key, sandbox }: { page: Page; key: string; sandbox: SandboxControls },
): Promise<() => Promise<void>> {
  const [id] = await sandbox.world(key, { addServers: [{ label: 'good-one' }] });
  await openAs(page, key, operationId === 'listServers' ? '/servers' : `/servers/${id}`);
  const good =
    operationId === 'listServers'
      ? page.getByRole('link', { name: 'good-one' })
      : page.getByRole('heading', { level: 1, name: 'good-one' });
  return () => expect(good).toBeVisible();
}

const panel = (page: Page) => page.getByRole('main').getByRole('alert');
const retryButton = (page: Page) => page.getByRole('button', { name: 'Try again' });

for (const [operationId, what, forbidden] of reads) {
  test(`${operationId} answered badly: words to act on, each “Try again” asks, and a good answer recovers`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    await retryAtOnce(page);
    await sandbox.fault(empty, operationId, refusal(403, 'API key lacks required permission'), { times: 9 });
    const expectGood = await openOn(operationId, { page, key: empty, sandbox });
    await expect(panel(page)).toContainText(forbidden);
    await expect(panel(page)).toContainText(
      /lacks required permission.*may lack the permission servers:read\. Use a key that has it/,
    );
    await expect(page.getByRole('button', { name: 'Copy request ID' })).toBeVisible();
    for (const { what: name, fault, words, answered } of badAnswers) {
      await test.step(name, async () => {
        await sandbox.clearFaults(empty);
        await sandbox.fault(empty, operationId, fault, { times: 30 });
        await retryButton(page).click();
        await expect(panel(page)).toContainText(words);
        await expect(panel(page)).toContainText(what);
        await expect(page.getByRole('main')).not.toContainText(/<\/?\w|failed/i);
        await expect(page.getByRole('button', { name: 'Copy request ID' })).toHaveCount(answered ? 1 : 0);
        await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
      });
    }
    await test.step('401: the gate, and the same key goes on once it is good', async () => {
      await sandbox.clearFaults(empty);
      await sandbox.fault(empty, operationId, { status: 401 });
      await retryButton(page).click();
      await passGate(page, empty);
      await expectGood();
      await expect(panel(page)).toHaveCount(0);
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
    await test.step('the reason stays until more is known, and the focus on the button', async () => {
      await sandbox.fault(empty, operationId, { status: 500 }, { times: 30 });
      await page.reload();
      await expect(retryButton(page)).toBeVisible();
      await sandbox.clearFaults(empty);
      const { release } = await hold(page, /\/api\/v1\/servers/);
      await retryButton(page).press('Enter');
      await expect(retryButton(page)).toHaveAttribute('aria-disabled', 'true');
      await expect(retryButton(page)).toBeFocused();
      await expect(panel(page)).toContainText('Couldn’t load');
      release();
      await expectGood();
      await expect(panel(page)).toHaveCount(0);
    });
  });
}

test('the list never answered, then asked for too often: said so, until when to wait, and “Try again” recovers', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await retryAtOnce(page);
  await takeClock(page);
  await sandbox.fault(empty, 'listServers', { socket: 'hang' }, { times: 30 });
  const nextRequest = () => page.waitForRequest((request) => request.url().includes('/api/v1/servers'));
  let requested = nextRequest();
  const expectGood = await openOn('listServers', { page, key: empty, sandbox });
  // The page sends one more request if all retries ended before it was shown.
  await expect(page.getByText(/^Loading servers$/)).toBeAttached();
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await requested;
    requested = nextRequest();
    requested.catch(() => undefined); // no request follows the third
    await page.clock.fastForward(30_500);
  }
  const expectSaid = (words: string | RegExp) =>
    expectInTime(page, () => expect(panel(page)).toContainText(words, { timeout: 500 }));
  await expectSaid('The API didn’t respond in time. Try again in a moment.');
  await expect(panel(page)).toContainText('Couldn’t load the servers.');

  await sandbox.clearFaults(empty);
  const tooMany = { ...refusal(429, 'Slow down'), headers: { 'retry-after': '7' } };
  await sandbox.fault(empty, 'listServers', tooMany, { times: 30 });
  const nextRefusal = () => page.waitForResponse((response) => response.status() === 429);
  let refused = nextRefusal();
  await retryButton(page).click();
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    await refused;
    refused = nextRefusal();
    await page.clock.fastForward(7_500);
  }
  await refused;
  await expectSaid(/Slow down.*The API asks you to wait until \d+:\d\d:\d\d [AP]M\./);
  await expect(page.getByRole('button', { name: 'Copy request ID' })).toBeVisible();
  await sandbox.clearFaults(empty);
  await retryButton(page).click();
  await expectGood();
});
