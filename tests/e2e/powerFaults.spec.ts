import type { Page } from '@playwright/test';
import { type Calls, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import { type Fault, refusal } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

/** Opens a server's page and stops it there, as far as the confirmation. */
async function askToStop(page: Page, sandbox: SandboxControls, key: string): Promise<void> {
  const [id = ''] = await sandbox.world(key, { addServers: [{ label: 'alpha' }] });
  await openAs(page, key, `/servers/${id}`);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Stop alpha?' })).toBeVisible();
}

const confirm = (page: Page) => page.getByRole('button', { name: 'Stop server' });
const alert = (page: Page) => page.getByRole('main').getByRole('alert');

interface Case {
  readonly fault: Fault;
  /** What is said: never that it failed where nobody knows. */
  readonly words: RegExp;
  readonly button: 'Try again' | 'Ask again';
  readonly requestId: boolean;
  readonly commits: number;
}

const refused = (words: string): Omit<Case, 'fault'> => ({
  words: new RegExp(`Stop alpha: refused.*${words}`),
  button: 'Try again',
  requestId: true,
  commits: 0,
});
const unclear = (commits: number, requestId = false): Omit<Case, 'fault'> => ({
  words: /Stop alpha: it may have been requested.*No clear answer came/,
  button: 'Ask again',
  requestId,
  commits,
});

const cases: Record<string, Case> = {
  '404': { fault: refusal(404, 'Server not found'), ...refused('Server not found') },
  '409': { fault: refusal(409, 'Busy with a backup'), ...refused('Busy with a backup') },
  '429': { fault: refusal(429, 'Slow down'), ...refused('Slow down') },
  '500 before the change': { fault: refusal(500, 'Database is down'), ...unclear(0, true) },
  '500 after the change': { fault: { ...refusal(500, 'Sorry'), after: true }, ...unclear(1, true) },
  'a gateway’s page of HTML': {
    fault: { status: 502, body: '<html><h1>Bad gateway</h1></html>', contentType: 'text/html' },
    ...unclear(0, true),
  },
  'a connection closed before the change': { fault: { socket: 'close-before' }, ...unclear(0) },
  'a connection reset before the change': { fault: { socket: 'reset-before' }, ...unclear(0) },
  'a connection closed after the change': { fault: { socket: 'close-after' }, ...unclear(1) },
  'a connection reset after the change': { fault: { socket: 'reset-after' }, ...unclear(1) },
};

/** Stops a server, and sees it asked for once and told as it is. */
async function expectTold(
  page: Page,
  sandbox: SandboxControls,
  key: string,
  { fault, words, requestId, commits }: Case,
): Promise<Calls> {
  await askToStop(page, sandbox, key);
  // More than once, since the browser by itself sends a request again whose reused connection died.
  await sandbox.fault(key, 'serverPowerAction', fault, { times: 9 });
  const calls = watchCalls(page);
  await confirm(page).click();
  await expect(alert(page)).toContainText(words);
  await expect(page.getByRole('main')).not.toContainText(/<\/?\w|fail/i);
  await expect(page.getByRole('button', { name: 'Copy request id' })).toHaveCount(requestId ? 1 : 0);
  expect(calls.count('POST', /./)).toBe(1);
  expect((await sandbox.ledger(key)).commits).toHaveLength(commits);
  await sandbox.clearFaults(key);
  return calls;
}

test('Stop answered in each way: asked once, told as it is, and asked again by hand', async ({
  page,
  key,
  sandbox,
}) => {
  test.setTimeout(60_000); // ten accounts, one after the other
  for (const [name, answered] of Object.entries(cases)) {
    await test.step(name, async () => {
      const empty = key('empty');
      const calls = await expectTold(page, sandbox, empty, answered);
      await page.getByRole('button', { name: answered.button }).click();
      await expect(alert(page)).toHaveCount(0);
      await expect(page.getByText(/^Stop requested, \d+s$/)).toBeVisible();
      await calls.settled();
      // Stopping already, it is not stopped twice.
      expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
    });
  }
});

// The permission is known to be missing from then on: there is nothing to ask again.
for (const [name, fault, words] of [
  ['403', refusal(403, 'API key lacks servers:write'), 'API key lacks servers:write'],
  ['403 without words', { status: 403, body: '' }, 'This key may not do it'],
] as const)
  test(`Stop answered by ${name}: asked once, and told as it is`, async ({ page, key, sandbox }) => {
    await expectTold(page, sandbox, key('empty'), { fault, ...refused(words) });
  });

test('a 200 without a readable body is enough', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await askToStop(page, sandbox, empty);
  await sandbox.fault(empty, 'serverPowerAction', { body: '<p>OK', contentType: 'text/html' });
  await confirm(page).click();
  await expect(page.getByText(/^Stop requested, \d+s$/)).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
  await expect.poll(async () => (await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test('lost after the change: what the server does shows that it was asked', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  await askToStop(page, sandbox, empty);
  await sandbox.fault(empty, 'serverPowerAction', { socket: 'reset-after' }, { times: 9 });
  await confirm(page).click();
  await expect(page.getByText(/^Stop may have been requested, \d+s$/)).toBeVisible();
  await sandbox.advance(4_000, empty);
  await page.clock.fastForward(3_100);
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
  await expect(page.getByText(/requested/)).toHaveCount(0);
});

test('a reboot whose answer is lost: it may have been requested, and nobody asks again by himself', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await takeClock(page);
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  await openAs(page, empty, `/servers/${id}`);
  await page.getByRole('button', { name: 'Reboot', exact: true }).click();
  await sandbox.fault(empty, 'serverPowerAction', { socket: 'close-after' }, { times: 9 });
  await page.getByRole('button', { name: 'Reboot server' }).click();
  await expect(alert(page)).toContainText('Reboot alpha: it may have been requested');
  await expect(page.getByText(/^Reboot may have been requested \d+:\d\d/)).toBeVisible();
  await page.clock.fastForward(180_000);
  await expect(alert(page)).toContainText('Reboot alpha: it may have been requested');
  expect(calls.count('POST', /./)).toBe(1);
});

test('silence: given up after a minute, and then nobody knows', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await takeClock(page);
  await askToStop(page, sandbox, empty);
  await sandbox.fault(empty, 'serverPowerAction', { socket: 'hang', after: false });
  await confirm(page).click();
  await expect(page.getByText(/^Stop requested, \d+s$/)).toBeVisible();
  await page.clock.fastForward(50_000);
  await expect(alert(page)).toHaveCount(0);
  await page.clock.fastForward(11_000);
  await expect(alert(page)).toContainText('Stop alpha: it may have been requested');
  expect(calls.count('POST', /./)).toBe(1);
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
});

test('401: the gate, nothing done, and the same account’s key goes on', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await askToStop(page, sandbox, empty);
  await sandbox.fault(empty, 'serverPowerAction', { status: 401 });
  await confirm(page).click();
  const gate = page.getByRole('dialog', { name: 'This key is no longer accepted' });
  await gate.getByLabel('API key').fill(empty);
  await gate.getByRole('button', { name: 'Sign in' }).click();
  await expect(gate).toBeHidden();
  await expect(alert(page)).toContainText('Stop alpha: refused');
  expect(calls.count('POST', /./)).toBe(1);
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/^Stop requested/)).toBeVisible();
});
