import {
  type APIRequestContext,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { watchTraffic } from './atRest.ts';
import { browserNow } from './now.ts';
import { makeOwnBrowser } from './ownBrowser.ts';
import type { SandboxControls } from './sandboxControls.ts';
import { enterKey, storageName } from './session.ts';

interface WalkSetup {
  readonly request: APIRequestContext;
  readonly sandbox: SandboxControls;
  readonly baseURL: string;
  readonly key: string;
  /** Takes a line about what was done or seen. */
  readonly tell: (line: string) => void;
}

/** The simulated user's browser in a walk: it can be killed, and it counts what was pressed. */
export interface WalkBrowser {
  readonly page: Page;
  readonly context: BrowserContext;
  /** How often the button for each thing was pressed, and of that, how often after it was reported as done. */
  readonly timesPressed: (what: string) => number;
  readonly timesPressedAgain: (what: string) => number;
  readonly openPage: (path: string) => Promise<void>;
  readonly openSecondTab: () => Promise<void>;
  readonly letPass: (seconds: number) => Promise<void>;
  /** Sets the page's clock forward or back, in milliseconds. */
  readonly jumpClock: (by: number) => Promise<void>;
  readonly tryClick: (button: Locator) => Promise<boolean>;
  readonly press: (button: Locator, what: string) => Promise<void>;
  readonly noteReportedDone: () => Promise<void>;
  /** Kills the browser's process, or closes it, and starts it again with the same profile. */
  readonly restart: (how: 'killed' | 'closed') => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function openWalkBrowser({
  request,
  sandbox,
  baseURL,
  key,
  tell,
}: WalkSetup): Promise<WalkBrowser> {
  const browser = await makeOwnBrowser(baseURL);
  let context: BrowserContext;
  let page: Page;
  /** The time on the browser's clock when it was last read. */
  let time = browserNow;
  const presses = new Map<string, number>();
  const pressedAgain = new Map<string, number>();
  /** Labels of deploys that were reported as done: pressing again is meant as a another server. */
  const reportedDone = new Set<string>();
  const count = (counts: Map<string, number>, what: string): void =>
    void counts.set(what, (counts.get(what) ?? 0) + 1);

  async function start(): Promise<void> {
    context = await browser.start(time);
    watchTraffic(context);
    [page = await context.newPage()] = context.pages();
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      const idempotencyKey = request.headers()['idempotency-key']?.slice(0, 4);
      if (pathname.startsWith('/api/') && request.method() !== 'GET')
        tell(`  ${request.method()} ${pathname.slice(-20)} ${idempotencyKey ?? ''}`);
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
      return tell(`${what}: the button is shut`);
    }
    await noteReportedDone();
    count(presses, what);
    if (reportedDone.has(what)) count(pressedAgain, what);
    tell(`${what}: pressed`);
    // A read in the meantime may disable it at the last moment.
    if (!(await tryClick(button))) tell('which came too late');
  }

  await start();
  return {
    get page() {
      return page;
    },
    get context() {
      return context;
    },
    timesPressed: (what) => presses.get(what) ?? 0,
    timesPressedAgain: (what) => pressedAgain.get(what) ?? 0,
    openPage,
    async openSecondTab() {
      const other = await context.newPage();
      await other.goto(page.url());
      await expect(other.locator('h1').first()).toBeVisible();
      await page.close();
      page = other;
    },
    letPass,
    async jumpClock(by) {
      time = (await page.evaluate(() => Date.now())) + by;
      await page.clock.setSystemTime(time);
    },
    tryClick,
    press,
    noteReportedDone,
    async restart(how) {
      await (how === 'killed' ? browser.kill() : context.close());
      time += 5_000;
      await start();
    },
    async remove() {
      await context.close().catch(() => undefined);
      await browser.remove();
    },
  };
}
