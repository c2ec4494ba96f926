import type { Page } from '@playwright/test';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import { type Fault, passGate, refusal } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

/** Opens a server's page and clicks Stop, up to the confirmation dialog. */
async function askToStop(page: Page, sandbox: SandboxControls, key: string): Promise<void> {
  const [id = ''] = await sandbox.world(key, { addServers: [{ label: 'alpha' }] });
  await openAs(page, key, `/servers/${id}`);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Stop alpha?' })).toBeVisible();
}

const confirm = (page: Page) => page.getByRole('button', { name: 'Stop server' });
const askAgain = (page: Page) => alert(page).getByRole('button', { name: /^(?:Try|Request) again$/ });
const alert = (page: Page) => page.getByRole('main').getByRole('alert');

interface Case {
  readonly what: string;
  readonly fault: Fault;
  /** The words shown: never that it failed if the outcome is unknown. */
  readonly words: RegExp;
  readonly button: 'Try again' | 'Request again';
  readonly requestId: boolean;
  readonly commits: number;
}

const unclear = {
  words: /Stop alpha: it may have been requested.*There was no clear response/,
  button: 'Request again',
} as const;

/** One case for each outcome that has its own words. */
const cases: readonly Case[] = [
  {
    what: '409',
    fault: refusal(409, 'Busy with a backup'),
    words: /Stop alpha: refused.*Busy with a backup/,
    button: 'Try again',
    requestId: true,
    commits: 0,
  },
  {
    what: 'a gateway’s page of HTML',
    fault: { status: 502, body: '<html><h1>Bad gateway</h1></html>', contentType: 'text/html' },
    ...unclear,
    requestId: true,
    commits: 0,
  },
  {
    what: 'a connection reset before the change',
    fault: { socket: 'reset-before' },
    ...unclear,
    requestId: false,
    commits: 0,
  },
  {
    what: 'a connection closed after the change',
    fault: { socket: 'close-after' },
    ...unclear,
    requestId: false,
    commits: 1,
  },
];

test('Stop answered in each way: asked once, told as it is, and asked again by hand', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await askToStop(page, sandbox, empty);
  await test.step('401', async () => {
    await sandbox.fault(empty, 'serverPowerAction', { status: 401 });
    await confirm(page).click();
    await passGate(page, empty);
    await expect(alert(page)).toContainText('Stop alpha: refused');
    expect(calls.count('POST', /./)).toBe(1);
    expect((await sandbox.ledger(empty)).commits).toEqual([]);
  });
  for (const { what, fault, words, button, requestId, commits } of cases) {
    await test.step(what, async () => {
      // More than once: the browser resends a request by itself if its reused connection died.
      await sandbox.fault(empty, 'serverPowerAction', fault, { times: 9 });
      calls.forget();
      await askAgain(page).click();
      await expect.poll(() => calls.count('POST', /./)).toBe(1);
      await calls.settled();
      await expect(alert(page)).toContainText(words);
      await expect(askAgain(page)).toHaveText(button);
      await expect(page.getByRole('main')).not.toContainText(/<\/?\w|fail/i);
      await expect(page.getByRole('button', { name: 'Copy request ID' })).toHaveCount(requestId ? 1 : 0);
      expect(calls.count('POST', /./)).toBe(1);
      expect((await sandbox.ledger(empty)).commits).toHaveLength(commits);
      await sandbox.clearFaults(empty);
    });
  }
  await askAgain(page).click();
  await expect(alert(page)).toHaveCount(0);
  await expect(page.getByText(/^Stop requested, \d+s$/)).toBeVisible();
  await calls.settled();
  // The server was already stopping, so it is not stopped twice.
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test('silence is given up after a minute; lost after the change, what the server does shows that it was asked', async ({
  page,
  key,
  sandbox,
}) => {
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

  await sandbox.fault(empty, 'serverPowerAction', { socket: 'reset-after' }, { times: 9 });
  const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/power/stop'));
  await page.getByRole('button', { name: 'Request again' }).click();
  await lost;
  await expect(page.getByText(/^Stop may have been requested, \d+s$/)).toBeVisible();
  await sandbox.advance(4_000, empty);
  await page.clock.fastForward(3_100);
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
  await expect(page.getByText(/requested/)).toHaveCount(0);
});

test(
  'a reboot whose answer is lost: it may have been requested, and nobody asks again by himself',
  { tag: '@cell-43' },
  async ({ page, key, sandbox }) => {
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
  },
);

test('told to wait: how long, and for what, is told alike after a reload, and by the button that waits', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await askToStop(page, sandbox, empty);
  await sandbox.fault(empty, 'serverPowerAction', {
    status: 429,
    body: { message: 'Slow down', statusCode: 429 },
    headers: { 'Retry-After': '300' },
  });
  await confirm(page).click();
  await expect(alert(page)).toContainText(/Stop alpha: refused.*Slow down.*asks you to wait until \d/);
  const words = await alert(page).innerText();
  await expect(askAgain(page)).toHaveAccessibleDescription(/asks you to wait until/);
  await page.reload();
  await expect(alert(page)).toContainText('Slow down');
  expect(await alert(page).innerText()).toBe(words);
  await expect(askAgain(page)).toHaveAccessibleDescription(/asks you to wait until/);
});
