import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import type { Fault } from '../support/settings.ts';
import { retryAtOnce, takeClock, expectInTime } from '../support/time.ts';

interface Bad {
  readonly fault: Fault;
  /** What a person reads: what happened, and what to do. */
  readonly words: RegExp;
  /** Whether an answer came that bears a request id. */
  readonly answered: boolean;
}

const unreadable = /answer could not be read\. Something between you and it may have changed it\./;
const noAnswer = /No answer came from the API\. Check your connection, then try again\./;

/** @param wrongShape JSON, but none that the operation could have answered */
const unreadableAnswers = (wrongShape: unknown): Record<string, Bad> => ({
  'the wrong shape': { fault: { body: wrongShape }, words: unreadable, answered: true },
  'a page of HTML with 200': {
    fault: { body: '<!doctype html><title>Hi</title><p>Welcome', contentType: 'text/html' },
    words: unreadable,
    answered: true,
  },
  'nothing with 200': { fault: { body: '' }, words: unreadable, answered: true },
  'half an answer': { fault: { body: '[{"id":' }, words: unreadable, answered: true },
});

const refusals: Record<string, Bad> = {
  '403': {
    fault: {
      status: 403,
      body: { message: 'API key lacks required permission: servers:read', statusCode: 403 },
    },
    words:
      /API key lacks required permission.*This key may lack the permission servers:read\. Use a key that has it/,
    answered: true,
  },
  '404': {
    fault: { status: 404 },
    words: /The API does not know it\. It may have been deleted\./,
    answered: true,
  },
  '500': {
    fault: { status: 500, body: { message: ['Database is down', 'Sorry'], statusCode: 500 } },
    words: /Database is down · Sorry.*problem of its own \(status 500\)\. Try again in a moment\./,
    answered: true,
  },
  'a gateway’s 502': {
    fault: { status: 502, body: '<html><h1>Bad gateway</h1></html>', contentType: 'text/html' },
    words: /problem of its own \(status 502\)\. Try again in a moment\./,
    answered: true,
  },
};

const brokenConnections: Record<string, Bad> = {
  'a connection closed before the answer': {
    fault: { socket: 'close-before' },
    words: noAnswer,
    answered: false,
  },
  'a connection closed after the work': {
    fault: { socket: 'close-after' },
    words: noAnswer,
    answered: false,
  },
  'a connection reset': { fault: { socket: 'reset-after' }, words: noAnswer, answered: false },
  'an answer cut in the middle': { fault: { socket: 'cut' }, words: noAnswer, answered: false },
};

/** The two reads that a page stands on. */
const reads = [
  ['listServers', 'The servers could not be loaded.', {}] as const,
  ['getServer', 'The server could not be loaded.', []] as const,
];

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

for (const [operationId, what, wrongShape] of reads) {
  for (const [kind, answers] of [
    ['what can’t be read', unreadableAnswers(wrongShape)],
    ['refusals', refusals],
    ['no answer', brokenConnections],
  ] as const) {
    test(`${operationId} answered by ${kind}: words to act on, and “Try again” recovers`, async ({
      page,
      key,
      sandbox,
    }) => {
      const empty = key('empty');
      await retryAtOnce(page);
      const expectGood = await openOn(operationId, { page, key: empty, sandbox });
      await expectGood();
      for (const [name, { fault, words, answered }] of Object.entries(answers)) {
        // A server that isn't there has a page of its own.
        if (operationId === 'getServer' && name === '404') continue;
        await test.step(name, async () => {
          await sandbox.fault(empty, operationId, fault, { times: 30 });
          await page.reload();
          // A server that this key may not see has words of its own.
          const isForbidden = operationId === 'getServer' && name === '403';
          await expect(panel(page)).toContainText(isForbidden ? 'This key may not read this server.' : what);
          await expect(panel(page)).toContainText(words);
          await expect(page.getByRole('main')).not.toContainText(/<\/?\w|failed/i);
          await expect(page.getByRole('button', { name: 'Copy request id' })).toHaveCount(answered ? 1 : 0);
          await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();

          await sandbox.clearFaults(empty);
          await page.getByRole('button', { name: 'Try again' }).click();
          await expectGood();
          await expect(panel(page)).toHaveCount(0);
        });
      }
    });
  }

  test(`${operationId} tried again: the reason stays until more is known, and the focus on the button`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    await sandbox.fault(empty, operationId, { status: 403 }, { times: 9 });
    const expectGood = await openOn(operationId, { page, key: empty, sandbox });
    const again = page.getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible();
    await sandbox.clearFaults(empty);
    const { release } = await hold(page, /\/api\/v1\/servers/);
    await again.press('Enter');
    await expect(again).toHaveAttribute('aria-disabled', 'true');
    await expect(again).toBeFocused();
    await expect(panel(page)).toContainText(/could not be loaded|may not read/);
    release();
    await expectGood();
    await expect(panel(page)).toHaveCount(0);
  });

  test(`${operationId} never answered: given up after three tries, and “Try again” recovers`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    await retryAtOnce(page);
    await takeClock(page);
    await sandbox.fault(empty, operationId, { socket: 'hang' }, { times: 30 });
    const isAsked = () => page.waitForRequest((request) => request.url().includes('/api/v1/servers'));
    let asked = isAsked();
    const expectGood = await openOn(operationId, { page, key: empty, sandbox });
    // The page itself asks once more where all tries ended before it came.
    await expect(page.getByText(/^Loading the servers?$/)).toBeAttached();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await asked;
      asked = isAsked();
      asked.catch(() => undefined); // after the third there is none
      await page.clock.fastForward(30_500);
    }
    await expectInTime(page, () => expect(panel(page)).toContainText(what, { timeout: 500 }));
    await expect(panel(page)).toContainText('The API did not answer in time. Try again in a moment.');
    await sandbox.clearFaults(empty);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectGood();
  });

  test(`${operationId} asked too often: says until when to wait, and “Try again” recovers`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    await retryAtOnce(page);
    await takeClock(page);
    await sandbox.fault(
      empty,
      operationId,
      { status: 429, headers: { 'retry-after': '7' }, body: { message: 'Slow down', statusCode: 429 } },
      { times: 30 },
    );
    const isRefused = () => page.waitForResponse((response) => response.status() === 429);
    let refused = isRefused();
    const expectGood = await openOn(operationId, { page, key: empty, sandbox });
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await refused;
      refused = isRefused();
      await page.clock.fastForward(7_500);
    }
    await refused;
    await expectInTime(page, () => expect(panel(page)).toContainText(what, { timeout: 500 }));
    await expect(panel(page)).toContainText(/Slow down.*The API asks to wait until \d+:\d\d:\d\d [AP]M\./);
    await expect(page.getByRole('button', { name: 'Copy request id' })).toBeVisible();
    await sandbox.clearFaults(empty);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectGood();
  });

  test(`${operationId} answered by 401: the gate, and the same key goes on once it is good`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    await sandbox.fault(empty, operationId, { status: 401 });
    const expectGood = await openOn(operationId, { page, key: empty, sandbox });
    const gate = page.getByRole('dialog', { name: 'This key is no longer accepted' });
    await gate.getByLabel('API key').fill(empty);
    await gate.getByRole('button', { name: 'Sign in' }).click();
    await expectGood();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
}
