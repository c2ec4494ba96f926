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
import { enterKey, placeOf } from './session.ts';
import { type Fault } from './settings.ts';

/**
 * A walk: somebody deploys, buys and reinstalls, while answers are lost or refuse what was done, the browser crashes, is
 * closed, reloaded, taken back or offline, its clock jumps, and what it keeps is deleted or has no room. All that is
 * random comes from one seed. After each step, and at the end, the API's ledger says whether what the page says is so.
 */

/** A fixed sequence for each seed (mulberry32). */
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
/** Mostly the same one, so that what was asked for is asked for again. */
const labels = ['walk-a', 'walk-a', 'walk-a', 'walk-b'];
const addons = ['Daily backup, up to 50 GB', '1 Additional IP'];
const hour = 3_600_000;

/** What becomes of the next calls of an operation. */
const no = (status: number, after: boolean, isOfApi = true): Fault => ({
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
  // As when the browser sends twice by itself, and the second copy is refused since the first was carried out.
  no(402, true),
  no(402, true),
  no(400, true),
  no(402, false),
  no(400, true),
  no(409, true),
  no(403, true, false),
  no(404, true, false),
  no(500, true),
  no(500, false),
  no(502, true, false),
];

export interface Walk {
  readonly seed: number;
  /** What was done and seen, for whoever reads of a walk that went wrong. */
  readonly story: string[];
  /** Takes a step: something is asked for, then something happens. */
  step(): Promise<void>;
  /** Lets everything come to its end, and looks at it. */
  end(): Promise<void>;
  close(): Promise<void>;
}

interface Began {
  readonly request: APIRequestContext;
  readonly sandbox: SandboxControls;
  readonly baseURL: string;
}

export async function beginWalk(seed: number, { request, sandbox, baseURL }: Began): Promise<Walk> {
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
  /** What the browser's clock says, as it was seen last. */
  let time = browserNow;
  /** How often each thing was pressed for. */
  const asked = new Map<string, number>();
  const noteAsked = (what: string): void => void asked.set(what, (asked.get(what) ?? 0) + 1);
  /** Labels of deploys that were told as done, and how often each was asked for after that: for a further server. */
  const toldDone = new Set<string>();
  const askedFurther = new Map<string, number>();
  const timesAsked = (what: string): number => asked.get(what) ?? 0;

  async function start(): Promise<void> {
    context = await browser.start(time);
    watchTraffic(context);
    [page = await context.newPage()] = context.pages();
    // Whatever the browser asks before a page is left: yes.
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      const idempotencyKey = request.headers()['idempotency-key']?.slice(0, 4);
      if (pathname.startsWith('/api/') && request.method() !== 'GET')
        story.push(`  ${request.method()} ${pathname.slice(-20)} ${idempotencyKey ?? ''}`);
    });
    context.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  }

  /** Opens a page, signing in on the way where that is needed. */
  async function arrive(path: string): Promise<void> {
    await page.goto(path);
    const field = page.getByLabel('API key');
    const out = page.getByRole('button', { name: 'Sign out' });
    await expect(field.or(out).first()).toBeVisible();
    if (await field.isVisible()) await enterKey(page, key);
  }

  /** Lets the page's time go on, and what is on the line come in. */
  async function pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 5) {
      await page.clock.fastForward(5_000);
      await sandbox.advance(5_000, key);
      // A round trip to the API brings in what was answered before it.
      await request.get('/api/v1/account', { headers: { Authorization: `Bearer ${key}` } });
      time = await page.evaluate(() => Date.now());
    }
  }

  async function commits(operationId: string): Promise<number> {
    return (await sandbox.ledger(key)).commits.filter((commit) => commit.operationId === operationId).length;
  }
  /** The servers of a label that were paid for, whatever the list shows of them. */
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

  /** Whether a button leads on; one that is shut, or shuts in the last moment, does not. */
  const opens = (button: Locator): Promise<boolean> =>
    button.click({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );

  /** What the activity log tells as done was told to the person. */
  async function noteTold(): Promise<void> {
    const log = await page
      .evaluate((place) => sessionStorage.getItem(place) ?? '{}', placeOf('session:activity'))
      .catch(() => '{}');
    const { value = [] } = JSON.parse(log) as {
      value?: { action: string; outcome: string; serverName: string }[];
    };
    for (const { action, outcome, serverName } of value)
      if (action === 'deploy' && outcome === 'requested') toldDone.add(serverName);
  }

  /** Presses what stands ready; a button that stays shut says why, and is left alone. */
  async function press(button: Locator, what: string): Promise<void> {
    try {
      await expect(button).not.toHaveAttribute('aria-disabled', { timeout: 5_000 });
    } catch {
      return void story.push(`${what}: the button is shut`);
    }
    await noteTold();
    noteAsked(what);
    if (toldDone.has(what)) askedFurther.set(what, (askedFurther.get(what) ?? 0) + 1);
    story.push(`${what}: pressed`);
    // What is read meanwhile may shut it in the last moment.
    if (!(await opens(button))) story.push('which came too late');
  }

  const wishes = {
    async deployServer(): Promise<void> {
      const label = pick(labels);
      await arrive(`/deploy/review?plan=${plan}&os=debian-13&label=${label}`);
      await press(page.getByRole('button', { name: 'Deploy server' }), label);
    },
    async purchaseServerAddon(): Promise<void> {
      const addon = pick(addons);
      await arrive(`/servers/${serverId}/addons`);
      const open = page.getByRole('button', { name: `Buy ${addon}`, exact: true });
      await expect(page.getByRole('heading', { name: 'Additional IPs', exact: true })).toBeVisible();
      if (!(await opens(open))) return void story.push(`${addon}: shut`);
      await press(page.getByRole('dialog').getByRole('button', { name: /^Pay/ }), addon);
    },
    async reinstallServer(): Promise<void> {
      await arrive(`/servers/${serverId}/settings`);
      const open = page.getByRole('main').getByRole('button', { name: 'Reinstall', exact: true });
      await expect(open).toBeVisible();
      if (!(await opens(open))) return void story.push('reinstall: shut');
      const dialog = page.getByRole('dialog', { name: 'Reinstall alpha?' });
      const word = dialog.getByLabel('Type alpha to confirm');
      await word
        .fill('alpha', { timeout: 5_000 })
        .catch(() => story.push('reinstall: the question did not come'));
      if (!(await word.isVisible())) return;
      await press(dialog.getByRole('button', { name: 'Reinstall server' }), 'reinstall');
    },
  };

  const happenings: Record<string, () => Promise<void>> = {
    nothing: () => pass(20),
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
      await pass(6);
      await context.setOffline(false);
    },
    async 'the clock jumps'() {
      time = (await page.evaluate(() => Date.now())) + pick([-49, 49]) * hour;
      await page.clock.setSystemTime(time);
      await pass(4);
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
      await page.evaluate((name) => void indexedDB.deleteDatabase(name), placeOf('journal'));
      await pass(4);
    },
    async 'the storage is full'() {
      await page.evaluate(() => {
        for (let size = 4_000_000; size > 100; size /= 2) {
          try {
            for (let piece = 0; ; piece += 1)
              sessionStorage.setItem(`test:${size}:${piece}`, 'x'.repeat(size));
          } catch {
            // No room for as much.
          }
        }
      });
      await pass(4);
    },
  };

  /** What stands on the page must be so. */
  async function look(): Promise<void> {
    const said = (
      await page
        .locator('[role=alert], [role=status], dialog')
        .allInnerTexts()
        .catch(() => [])
    ).join('\n');
    const label = labels.find((one) => page.url().includes(`label=${one}`));
    await noteTold();
    const isFirst = label !== undefined && timesAsked(label) === 1;
    if (isFirst && said.includes('No server was created, nothing was charged'))
      expect(await serversOf(label), `servers ${label} beside "${said}"`).toBe(0);
    for (const addon of addons) {
      const isOnce = timesAsked(addon) === 1;
      if (
        isOnce &&
        said.includes(`Not bought: ${addon}`) &&
        addons.every((one) => one === addon || timesAsked(one) === 0)
      )
        expect(await commits('purchaseServerAddon'), `purchases beside "${said}"`).toBe(0);
    }
    if (said.includes('Refused. Nothing was done') && timesAsked('reinstall') === 1)
      expect(await commits('reinstallServer'), `reinstalls beside "${said}"`).toBe(0);
    for (const [words, what] of [
      [/(?:^|\n)Bought: /, 'purchaseServerAddon'],
      [/has been reinstalled/, 'reinstallServer'],
    ] as const)
      if (words.test(said)) expect(await commits(what), `${what} beside "${said}"`).toBeGreaterThan(0);
    expect(said).not.toMatch(/undefined|\[object|NaN|Something on this page (?:could not be shown|failed)/);
  }

  /** How often the API did each thing is never above what was asked for. */
  async function count(): Promise<void> {
    for (const label of new Set(labels)) {
      const once = Math.min(1, timesAsked(label)) + (askedFurther.get(label) ?? 0);
      const most = isJournalDeleted ? timesAsked(label) : once;
      expect(await serversOf(label), `servers labelled ${label}`).toBeLessThanOrEqual(most);
    }
    const bought = addons.reduce((sum, addon) => sum + timesAsked(addon), 0);
    expect(await commits('purchaseServerAddon'), 'purchases').toBeLessThanOrEqual(bought);
    expect(await commits('reinstallServer'), 'reinstalls').toBeLessThanOrEqual(timesAsked('reinstall'));
  }

  await start();
  return {
    seed,
    story,
    async step() {
      const wish = pick(['deployServer', 'deployServer', 'purchaseServerAddon', 'reinstallServer'] as const);
      const fault = pick(faults);
      const times = pick([1, 1, 2, 5]);
      if (fault !== undefined) await sandbox.fault(key, wish, fault, { times });
      const isLate = wish === 'deployServer' && random() < 0.5;
      if (isLate) await sandbox.fault(key, 'listServers', { lagMs: 60_000 }, { times: 20 });
      story.push(
        `${wish}, ${JSON.stringify(fault) ?? 'no fault'} ×${times}${isLate ? ', the list late' : ''}`,
      );
      await wishes[wish]();
      // Before it is lost with the browser.
      await noteTold();
      const happening = pick([...Object.keys(happenings), 'nothing', 'nothing']);
      story.push(happening);
      await happenings[happening]?.();
      await look();
      // The world goes on, too: a server that is rebuilt comes back.
      await sandbox.clearFaults(key);
      await sandbox.advance(pick([1_000, 30_000, 90_000]), key);
    },
    async end() {
      await sandbox.clearFaults(key);
      await sandbox.advance(180_000, key);
      await arrive('/activity');
      await pass(90);
      await look();
      await count();
      // What the journal still holds open is named where everything under way is.
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
        placeOf('journal'),
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
