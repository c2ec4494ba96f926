import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { findBrowser, launchArguments } from './browser.ts';
import { aheadOf, browserNow, shiftClock, zone } from './now.ts';
import { takeClock } from './time.ts';

/** A browser process with a separate profile on disk: it can be closed, or killed, and started again. */
export interface OwnBrowser {
  readonly profile: string;
  /**
   * Starts it; the pages that were open are not restored. Its clock continues.
   * @param drivenFrom puts its pages' clocks under the test's control, starting at this moment
   */
  start(drivenFrom?: number): Promise<BrowserContext>;
  /** Kills its processes in the middle of whatever they do, like a crash. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

export async function makeOwnBrowser(baseURL: string): Promise<OwnBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  const { executablePath, environment } = await findBrowser();
  const ahead = aheadOf(browserNow);
  let context: BrowserContext | undefined;
  return {
    profile,
    async start(drivenFrom) {
      context = await chromium.launchPersistentContext(profile, {
        executablePath,
        args: [...launchArguments],
        env: { ...process.env, ...environment, TZ: zone },
        baseURL,
        locale: 'en-US',
        timezoneId: zone,
        reducedMotion: 'reduce',
        viewport: { width: 1280, height: 800 },
      });
      // As in each test's context, where Node's clock is shifted too.
      await context.addInitScript(shiftClock, ahead);
      if (drivenFrom !== undefined) await takeClock(context, drivenFrom);
      return context;
    },
    async kill() {
      const running = context;
      if (running === undefined) return;
      const gone = new Promise((resolve) => running.once('close', resolve));
      // The command line of each of its processes contains the profile; when the first one ends, so do the others.
      spawnSync('pkill', ['-KILL', '-f', profile]);
      await gone;
    },
    remove: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
}
