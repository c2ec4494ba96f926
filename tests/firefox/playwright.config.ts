import { defineConfig } from '@playwright/test';
import { driveInstalledFirefox, findFirefox } from './firefox.ts';
import { now, zone } from '../support/now.ts';

/** `npm run test:firefox`: apart from the other browser tests, since it needs a Firefox and takes minutes. */
Object.assign(process.env, { TZ: zone, SANDBOX_NOW: String(now) });
driveInstalledFirefox();

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  forbidOnly: process.env['CI'] !== undefined,
  // The server is in the worker.
  workers: 1,
  retries: 0,
  // Far more than any test takes on a machine that is slow and busy, since a limit is no part of what is proven.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    browserName: 'firefox',
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: findFirefox() ?? '',
      firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 },
    },
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    // A trace, a video or a picture would keep the keys and passwords that were on the screen.
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    locale: 'en-US',
    timezoneId: zone,
  },
});
