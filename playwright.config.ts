import { defineConfig } from '@playwright/test';
import { findBrowser, launchArguments } from './tests/support/browser.ts';
import { now, zone } from './tests/support/now.ts';

/** The port of the built app and the sandbox behind it; `TEST_PORT` overrides it. */
const port = Number(process.env['TEST_PORT'] ?? 4317);

/** More than the two cores: while one worker waits for a response or a timer, another continues. */
const workers = 3;

const browser = await findBrowser();
// Each worker reads this file again: `CHROME_PATH` spares it the search. The `env` launch option alone would not reach
// the processes that the browser starts.
process.env['CHROME_PATH'] = browser.executablePath;
Object.assign(process.env, browser.environment, { TZ: zone, SANDBOX_NOW: String(now) });

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers,
  retries: 0,
  // Far longer than any test takes, even on a slow and busy machine: the tests don't check how fast anything is.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['./tests/proofs/browserReporter.ts']],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: { executablePath: browser.executablePath, args: [...launchArguments] },
    // Shorter than the test timeout, so that a failure names the step.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    // Traces, videos and screenshots would store the keys and passwords that were on the screen.
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    // No spinner turns while a test waits: rendering each frame would take time from the tests.
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
