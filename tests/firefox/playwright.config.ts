import { defineConfig } from '@playwright/test';
import { driveInstalledFirefox, findFirefox } from './firefox.ts';
import { now, zone } from '../support/now.ts';

/** `npm run test:firefox`: separate from the other browser tests, since it needs Firefox and takes minutes. */
Object.assign(process.env, { TZ: zone, SANDBOX_NOW: String(now) });
driveInstalledFirefox();

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  forbidOnly: process.env['CI'] !== undefined,
  // The server runs in the worker.
  workers: 1,
  retries: 0,
  // Far more than any test takes on a slow and busy machine: the timeout is not what is tested.
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
    // A trace, video or screenshot would keep the keys and passwords that were on screen.
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    locale: 'en-US',
    timezoneId: zone,
  },
});
