import {
  type APIRequestContext,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { readServer } from '#domain/server.ts';
import { watchTraffic } from './atRest.ts';
import { makeOwnBrowser, type OwnBrowser } from './ownBrowser.ts';
import { browserNow } from './now.ts';
import { freshKey, type SandboxControls } from './sandboxControls.ts';
import { enterKey, storageName } from './session.ts';
import { type Fault } from './settings.ts';

/**
 * A walk: a simulated user deploys, buys and reinstalls, while responses are lost or refuse what was done, the browser
 * crashes, is closed, reloaded, sent back or offline, its clock jumps, and its storage is deleted or full. Everything
 * random comes from one seed. After each step, and at the end, the API's ledger shows whether the page tells the truth.
 */

/** A reproducible random sequence for each seed (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const plan = '6f1d2c30-5b7a-4e18-9c00-000000000002';
/** Mostly the same one, so that the same thing is requested again. */
const labels = ['walk-a', 'walk-a', 'walk-a', 'walk-b'];
const addons = ['Daily backup, up to 50 GB', '1 Additional IP'];
const hour = 3_600_000;

/** A fault for the next calls of an operation: a refusal by the API, or an HTML page from something in front of it. */
const refusal = (status: number, after: boolean, isOfApi = true): Fault => ({
  status,
  after,
  ...(isOfApi
    ? { body: { message: 'No', statusCode: status } }
    : { body: '<!doctype html><h1>Blocked', contentType: 'text/html' }),
});
const faults: readonly (Fault | undefined)[] = [
  undefined,
  { socket: 'reset-after' },
  { socket: 'close-after' },
  { socket: 'reset-before' },
  { socket: 'cut' },
  { delayMs: 1_500 },
  // As if the browser had sent a request twice, and the second copy was refused because the first was carried out.
  refusal(402, true),
  refusal(402, true),
  refusal(400, true),
  refusal(402, false),
  refusal(400, true),
  refusal(409, true),
  refusal(403, true, false),
  refusal(404, true, false),
  refusal(500, true),
  refusal(500, false),
  refusal(502, true, false),
];

export interface Walk {
  readonly seed: number;
  /** A log of what was done and seen, for the reader of a failed walk. */
  readonly story: string[];
  /** Takes a step: first a request, then an event. */
  step(): Promise<void>;
  /** Lets everything settle, and checks the result. */
  end(): Promise<void>;
  close(): Promise<void>;
}

interface WalkContext {
  readonly request: APIRequestContext;
  readonly sandbox: SandboxControls;
  readonly baseURL: string;
}

export async function beginWalk(seed: number, { request, sandbox, baseURL }: WalkContext): Promise<Walk> {
  const random = sequence(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item; // the lists below are not empty
  const key = freshKey('empty');
  const [serverId = ''] = await sandbox.world(key, {
    rateLimit: null,
    addServers: [{ label: 'alpha' }],
    account: { balance: '500.00' },
  });
  const story: string[] = [];
  const browser: OwnBrowser = await makeOwnBrowser(baseURL);
  let context: BrowserContext;
  let page: Page;
  let isJournalDeleted = false;
  /** The time on the browser's clock when it was last read. */
  let time = browserNow;
  /** How often the button for each thing was pressed. */
  const presses = new Map<string, number>();
  const notePress = (what: string): void => void presses.set(what, (presses.get(what) ?? 0) + 1);
  /** Labels of deploys that were reported as done, and how often each was pressed after that: for a further server. */
  const reportedDone = new Set<string>();
  const pressedAgain = new Map<string, number>();
  const timesPressed = (what: string): number => presses.get(what) ?? 0;

  async function start(): Promise<void> {
    context = await browser.start(time);
    watchTraffic(context);
    [page = await context.newPage()] = context.pages();
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      const idempotencyKey = request.headers()['idempotency-key']?.slice(0, 4);
      if (pathname.startsWith('/api/') && request.method() !== 'GET')
        story.push(`  ${request.method()} ${pathname.slice(-20)} ${idempotencyKey ?? ''}`);
    });
    // Confirms whatever the browser asks before it leaves a page.
    context.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  }

  /** Opens a page, and signs in on the way if needed. */
  async function openPage(path: string): Promise<void> {
    await page.goto(path);
    const field = page.getByLabel('API key');
    const out = page.getByRole('button', { name: 'Sign out' });
    await expect(field.or(out).first()).toBeVisible();
    if (await field.isVisible()) await enterKey(page, key);
  }

  /** Advances the page's clock, and lets pending responses arrive. */
  async function letPass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 5) {
      await page.clock.fastForward(5_000);
      await sandbox.advance(5_000, key);
      // A round trip to the API: earlier responses arrive before it.
      await request.get('/api/v1/account', { headers: { Authorization: `Bearer ${key}` } });
      time = await page.evaluate(() => Date.now());
    }
  }

  async function commits(operationId: string): Promise<number> {
    return (await sandbox.ledger(key)).commits.filter((commit) => commit.operationId === operationId).length;
  }
  /** The number of servers with a label that were paid for, whatever the list shows. */
  async function serversOf(label: string): Promise<number> {
    const { commits: all } = await sandbox.ledger(key);
    const paid = all.filter(({ operationId }) => operationId === 'deployServer');
    const found = await Promise.all(
      paid.map(async ({ serverId: id }) => {
        const answer = await request.get(`/api/v1/servers/${id}`, {
          headers: { Authorization: `Bearer ${key}` },
        });
        return readServer(await answer.json())?.label;
      }),
    );
    return found.filter((one) => one === label).length;
  }

  /** Clicks a button. Returns `false` if it is disabled, or gets disabled at the last moment. */
  const tryClick = (button: Locator): Promise<boolean> =>
    button.click({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );

  /** A deploy that the activity log shows as done was reported to the user as done. */
  async function noteReportedDone(): Promise<void> {
    const log = await page
      .evaluate((place) => sessionStorage.getItem(place) ?? '{}', storageName('session:activity'))
      .catch(() => '{}');
    const { value = [] } = JSON.parse(log) as {
      value?: { action: string; outcome: string; serverName: string }[];
    };
    for (const { action, outcome, serverName } of value)
      if (action === 'deploy' && outcome === 'requested') reportedDone.add(serverName);
  }

  /** Presses a button that is enabled; a disabled one says why, and is left alone. */
  async function press(button: Locator, what: string): Promise<void> {
    try {
      await expect(button).not.toHaveAttribute('aria-disabled', { timeout: 5_000 });
    } catch {
      return void story.push(`${what}: the button is shut`);
    }
    await noteReportedDone();
    notePress(what);
    if (reportedDone.has(what)) pressedAgain.set(what, (pressedAgain.get(what) ?? 0) + 1);
    story.push(`${what}: pressed`);
    // A read in the meantime may disable it at the last moment.
    if (!(await tryClick(button))) story.push('which came too late');
  }

  const actions = {
    async deployServer(): Promise<void> {
      const label = pick(labels);
      await openPage(`/deploy/review?plan=${plan}&os=debian-13&label=${label}`);
      await press(page.getByRole('button', { name: 'Deploy server' }), label);
    },
    async purchaseServerAddon(): Promise<void> {
      const addon = pick(addons);
      await openPage(`/servers/${serverId}/addons`);
      const open = page.getByRole('button', { name: `Buy ${addon}`, exact: true });
      await expect(page.getByRole('heading', { name: 'Additional IPs', exact: true })).toBeVisible();
      if (!(await tryClick(open))) return void story.push(`${addon}: shut`);
      await press(page.getByRole('dialog').getByRole('button', { name: /^Pay/ }), addon);
    },
    async reinstallServer(): Promise<void> {
      await openPage(`/servers/${serverId}/settings`);
      const open = page.getByRole('main').getByRole('button', { name: 'Reinstall', exact: true });
      await expect(open).toBeVisible();
      if (!(await tryClick(open))) return void story.push('reinstall: shut');
      const dialog = page.getByRole('dialog', { name: 'Reinstall alpha?' });
      const word = dialog.getByLabel('Type alpha to confirm');
      await word
        .fill('alpha', { timeout: 5_000 })
        .catch(() => story.push('reinstall: the question did not come'));
      if (!(await word.isVisible())) return;
      await press(dialog.getByRole('button', { name: 'Reinstall server' }), 'reinstall');
    },
  };

  const events: Record<string, () => Promise<void>> = {
    nothing: () => letPass(20),
    async reload() {
      await page.reload();
    },
    async back() {
      await page.goBack();
    },
    async 'second tab'() {
      const other = await context.newPage();
      await other.goto(page.url());
      await expect(other.locator('h1').first()).toBeVisible();
      await page.close();
      page = other;
    },
    async offline() {
      await context.setOffline(true);
      await letPass(6);
      await context.setOffline(false);
    },
    async 'the clock jumps'() {
      time = (await page.evaluate(() => Date.now())) + pick([-49, 49]) * hour;
      await page.clock.setSystemTime(time);
      await letPass(4);
    },
    async 'the browser is killed'() {
      await browser.kill();
      time += 5_000;
      await start();
    },
    async 'the browser is closed'() {
      await context.close();
      time += 5_000;
      await start();
    },
    async 'the journal is deleted'() {
      isJournalDeleted = true;
      await page.evaluate((name) => void indexedDB.deleteDatabase(name), storageName('journal'));
      await letPass(4);
    },
    async 'the storage is full'() {
      await page.evaluate(() => {
        for (let size = 4_000_000; size > 100; size /= 2) {
          try {
            for (let piece = 0; ; piece += 1)
              sessionStorage.setItem(`test:${size}:${piece}`, 'x'.repeat(size));
          } catch {
            // There is no room for a piece of this size.
          }
        }
      });
      await letPass(4);
    },
  };

  /** Expects that what the page says is true. */
  async function checkPage(): Promise<void> {
    const said = (
      await page
        .locator('[role=alert], [role=status], dialog')
        .allInnerTexts()
        .catch(() => [])
    ).join('\n');
    const label = labels.find((one) => page.url().includes(`label=${one}`));
    await noteReportedDone();
    const isFirst = label !== undefined && timesPressed(label) === 1;
    if (isFirst && said.includes('No server was created, nothing was charged'))
      expect(await serversOf(label), `servers ${label} beside "${said}"`).toBe(0);
    for (const addon of addons) {
      const isOnce = timesPressed(addon) === 1;
      if (
        isOnce &&
        said.includes(`Not bought: ${addon}`) &&
        addons.every((one) => one === addon || timesPressed(one) === 0)
      )
        expect(await commits('purchaseServerAddon'), `purchases beside "${said}"`).toBe(0);
    }
    if (said.includes('Refused. Nothing was done') && timesPressed('reinstall') === 1)
      expect(await commits('reinstallServer'), `reinstalls beside "${said}"`).toBe(0);
    for (const [words, what] of [
      [/(?:^|\n)Bought: /, 'purchaseServerAddon'],
      [/has been reinstalled/, 'reinstallServer'],
    ] as const)
      if (words.test(said)) expect(await commits(what), `${what} beside "${said}"`).toBeGreaterThan(0);
    expect(said).not.toMatch(/undefined|\[object|NaN|Something on this page (?:could not be shown|failed)/);
  }

  /** Expects that the API did each thing at most as often as it was requested. */
  async function checkCounts(): Promise<void> {
    for (const label of new Set(labels)) {
      const once = Math.min(1, timesPressed(label)) + (pressedAgain.get(label) ?? 0);
      const most = isJournalDeleted ? timesPressed(label) : once;
      expect(await serversOf(label), `servers labelled ${label}`).toBeLessThanOrEqual(most);
    }
    const bought = addons.reduce((sum, addon) => sum + timesPressed(addon), 0);
    expect(await commits('purchaseServerAddon'), 'purchases').toBeLessThanOrEqual(bought);
    expect(await commits('reinstallServer'), 'reinstalls').toBeLessThanOrEqual(timesPressed('reinstall'));
  }

  await start();
  return {
    seed,
    story,
    async step() {
      const action = pick([
        'deployServer',
        'deployServer',
        'purchaseServerAddon',
        'reinstallServer',
      ] as const);
      const fault = pick(faults);
      const times = pick([1, 1, 2, 5]);
      if (fault !== undefined) await sandbox.fault(key, action, fault, { times });
      const isLate = action === 'deployServer' && random() < 0.5;
      if (isLate) await sandbox.fault(key, 'listServers', { lagMs: 60_000 }, { times: 20 });
      story.push(
        `${action}, ${JSON.stringify(fault) ?? 'no fault'} ×${times}${isLate ? ', the list late' : ''}`,
      );
      await actions[action]();
      // Before the log is lost with the browser.
      await noteReportedDone();
      const event = pick([...Object.keys(events), 'nothing', 'nothing']);
      story.push(event);
      await events[event]?.();
      await checkPage();
      // The world's time continues too: a server that is being rebuilt comes back.
      await sandbox.clearFaults(key);
      await sandbox.advance(pick([1_000, 30_000, 90_000]), key);
    },
    async end() {
      await sandbox.clearFaults(key);
      await sandbox.advance(180_000, key);
      await openPage('/activity');
      await letPass(90);
      await checkPage();
      await checkCounts();
      // Entries that are still open in the journal are named on the page, in "Under way".
      const open = await page.evaluate(
        (name) =>
          new Promise<string[]>((resolve) => {
            const opening = indexedDB.open(name);
            opening.addEventListener('success', () => {
              if (!opening.result.objectStoreNames.contains('entries')) return resolve([]);
              const reading = opening.result.transaction('entries').objectStore('entries').getAll();
              reading.addEventListener('success', () => {
                opening.result.close();
                resolve((reading.result as { targetName: string }[]).map(({ targetName }) => targetName));
              });
            });
          }),
        storageName('journal'),
      );
      const underWay = page.getByRole('region', { name: 'Under way' });
      for (const name of open) await expect(underWay).toContainText(name);
    },
    async close() {
      await context.close().catch(() => undefined);
      await browser.remove();
    },
  };
}
