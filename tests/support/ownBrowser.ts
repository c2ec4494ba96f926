import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { findBrowser, launchArguments } from './browser.ts';
import { aheadOf, browserNow, shiftClock, zone } from './now.ts';
import { takeClock } from './time.ts';

/** A browser process with a profile of its own on the disk: it can be closed, or killed, and started again. */
export interface OwnBrowser {
  readonly profile: string;
  /**
   * Starts it; what was open in it does not come back. Its clock goes on where it was.
   * @param drivenFrom puts the clocks of its pages into the test's hand, from this moment on
   */
  start(drivenFrom?: number): Promise<BrowserContext>;
  /** Ends its processes in the middle of whatever they do, as a crash does. */
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
      // As in each test's own context, where Node goes with it.
      await context.addInitScript(shiftClock, ahead);
      if (drivenFrom !== undefined) await takeClock(context, drivenFrom);
      return context;
    },
    async kill() {
      const running = context;
      if (running === undefined) return;
      const gone = new Promise((resolve) => running.once('close', resolve));
      // Each of its processes names the profile; the first takes the others with it.
      spawnSync('pkill', ['-KILL', '-f', profile]);
      await gone;
    },
    remove: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
}
