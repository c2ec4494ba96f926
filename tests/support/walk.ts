import { type APIRequestContext, expect } from '@playwright/test';
import { readServer } from '#domain/server.ts';
import { mulberry32 } from '#sandbox/seededRandom.ts';
import { freshKey, type SandboxControls } from './sandboxControls.ts';
import { storageName } from './session.ts';
import { openWalkBrowser } from './walkBrowser.ts';
import { faults } from './walkChance.ts';

/**
 * A walk: a simulated user deploys, buys and reinstalls, while responses are lost or refuse what was done, the browser
 * crashes, is closed, reloaded, sent back or offline, its clock jumps, and its storage is deleted or full. Everything
 * random comes from one seed. After each step, and at the end, the API's ledger shows whether the page tells the truth.
 */

const plan = '6f1d2c30-5b7a-4e18-9c00-000000000002';
/** Mostly the same one, so that the same thing is requested again. */
const labels = ['walk-a', 'walk-a', 'walk-a', 'walk-b'];
const addons = ['Daily backup, up to 50 GB', '1 Additional IP'];
const hour = 3_600_000;

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
  const next = mulberry32(seed);
  const random = (): number => next() / 0x1_0000_0000;
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item; // the lists below are not empty
  const key = freshKey('empty');
  const [serverId = ''] = await sandbox.world(key, {
    rateLimit: null,
    addServers: [{ label: 'alpha' }],
    account: { balance: '500.00' },
  });
  const story: string[] = [];
  const tell = (line: string): void => void story.push(line);
  const browser = await openWalkBrowser({ request, sandbox, baseURL, key, tell });
  const { timesPressed, openPage, letPass, tryClick, press } = browser;
  let isJournalDeleted = false;

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

  const actions = {
    async deployServer(): Promise<void> {
      const label = pick(labels);
      await openPage(`/deploy/review?plan=${plan}&os=debian-13&label=${label}`);
      await press(browser.page.getByRole('button', { name: 'Deploy server' }), label);
    },
    async purchaseServerAddon(): Promise<void> {
      const addon = pick(addons);
      await openPage(`/servers/${serverId}/addons`);
      const open = browser.page.getByRole('button', { name: `Buy ${addon}`, exact: true });
      await expect(browser.page.getByRole('heading', { name: 'Additional IPs', exact: true })).toBeVisible();
      if (!(await tryClick(open))) return tell(`${addon}: shut`);
      await press(browser.page.getByRole('dialog').getByRole('button', { name: /^Pay/ }), addon);
    },
    async reinstallServer(): Promise<void> {
      await openPage(`/servers/${serverId}/settings`);
      const open = browser.page.getByRole('main').getByRole('button', { name: 'Reinstall', exact: true });
      await expect(open).toBeVisible();
      if (!(await tryClick(open))) return tell('reinstall: shut');
      const dialog = browser.page.getByRole('dialog', { name: 'Reinstall alpha?' });
      const word = dialog.getByLabel('Type alpha to confirm');
      await word.fill('alpha', { timeout: 5_000 }).catch(() => tell('reinstall: the question did not come'));
      if (!(await word.isVisible())) return;
      await press(dialog.getByRole('button', { name: 'Reinstall server' }), 'reinstall');
    },
  };

  const events: Record<string, () => Promise<void>> = {
    nothing: () => letPass(20),
    async reload() {
      await browser.page.reload();
    },
    async back() {
      await browser.page.goBack();
    },
    'second tab': () => browser.openSecondTab(),
    async offline() {
      await browser.context.setOffline(true);
      await letPass(6);
      await browser.context.setOffline(false);
    },
    async 'the clock jumps'() {
      await browser.jumpClock(pick([-49, 49]) * hour);
      await letPass(4);
    },
    'the browser is killed': () => browser.restart('killed'),
    'the browser is closed': () => browser.restart('closed'),
    async 'the journal is deleted'() {
      isJournalDeleted = true;
      await browser.page.evaluate((name) => void indexedDB.deleteDatabase(name), storageName('journal'));
      await letPass(4);
    },
    async 'the storage is full'() {
      await browser.page.evaluate(() => {
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
      await browser.page
        .locator('[role=alert], [role=status], dialog')
        .allInnerTexts()
        .catch(() => [])
    ).join('\n');
    const label = labels.find((one) => browser.page.url().includes(`label=${one}`));
    await browser.noteReportedDone();
    const isFirst = label !== undefined && timesPressed(label) === 1;
    if (isFirst && said.includes('No server was created and you weren’t charged'))
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
      const once = Math.min(1, timesPressed(label)) + browser.timesPressedAgain(label);
      const most = isJournalDeleted ? timesPressed(label) : once;
      expect(await serversOf(label), `servers labelled ${label}`).toBeLessThanOrEqual(most);
    }
    const bought = addons.reduce((sum, addon) => sum + timesPressed(addon), 0);
    expect(await commits('purchaseServerAddon'), 'purchases').toBeLessThanOrEqual(bought);
    expect(await commits('reinstallServer'), 'reinstalls').toBeLessThanOrEqual(timesPressed('reinstall'));
  }

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
      tell(`${action}, ${JSON.stringify(fault) ?? 'no fault'} ×${times}${isLate ? ', the list late' : ''}`);
      await actions[action]();
      // Before the log is lost with the browser.
      await browser.noteReportedDone();
      const event = pick([...Object.keys(events), 'nothing', 'nothing']);
      tell(event);
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
      // Entries that are still open in the journal are named on the page, in "In progress".
      const open = await browser.page.evaluate(
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
      const underWay = browser.page.getByRole('region', { name: 'In progress' });
      for (const name of open) await expect(underWay).toContainText(name);
    },
    close: () => browser.remove(),
  };
}
