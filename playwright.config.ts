import { defineConfig } from '@playwright/test';
import { findBrowser, launchArguments } from './tests/support/browser.ts';
import { now, zone } from './tests/support/now.ts';

/** The built app and the sandbox behind it, on a port of their own; `TEST_PORT` chooses another. */
const port = Number(process.env['TEST_PORT'] ?? 4317);

const browser = await findBrowser();
// Each worker reads this file again and need not look again; `env` alone would not reach what the browser starts.
process.env['CHROME_PATH'] = browser.executablePath;
Object.assign(process.env, browser.environment, { TZ: zone, SANDBOX_NOW: String(now) });

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // On two cores: where one waits for an answer or a clock, another goes on.
  workers: 3,
  retries: 0,
  // Far more than any test takes on a machine that is slow and busy, since a limit is no part of what is proven.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['./tests/proofs/browserReporter.ts']],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: { executablePath: browser.executablePath, args: [...launchArguments] },
    // Sooner than the test's own end, so that a failure names the step.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    // A trace, a video or a picture would keep the keys and passwords that were on the screen.
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    // Nothing turns while it is waited for: each picture of it takes time from the tests.
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-US',
    timezoneId: zone,
  },
  webServer: {
    command: `vite preview --port ${port} --strictPort`,
    url: `http://localhost:${port}/`,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
