import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, firefox } from '@playwright/test';

const names = ['firefox-esr', 'firefox'];

const places = (): readonly string[] => [
  ...(process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name))),
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  '/opt/firefox/firefox',
  '/snap/bin/firefox',
];

/** The path of the installed Firefox, or of the one in `FIREFOX_PATH`; `undefined` if there is none. */
export function findFirefox(): string | undefined {
  const chosen = process.env['FIREFOX_PATH'];
  return (chosen === undefined || chosen === '' ? places() : [chosen]).find((path) => existsSync(path));
}

/** The Playwright internals used here; Playwright is pinned to one version. */
interface PlaywrightInternals {
  readonly _connection: { toImpl(browser: Browser): { readonly _browserSession: Session } };
}
interface Session {
  send(method: string, parameters: object): Promise<unknown>;
}

/**
 * Lets Playwright drive the installed Firefox, over WebDriver BiDi. Playwright sends the preferred colour scheme to
 * every new context and page, and fails if Firefox doesn't know that command. An older Firefox, such as ESR, may keep
 * its default instead.
 */
export function driveInstalledFirefox(): void {
  const launch = firefox.launch.bind(firefox);
  firefox.launch = async (options) => {
    if (options?.executablePath === '')
      throw new Error('No Firefox was found: install it (Debian: firefox-esr), or set FIREFOX_PATH to one.');
    const browser = await launch(options);
    const { _connection: connection } = browser as unknown as PlaywrightInternals;
    const session = Object.getPrototypeOf(connection.toImpl(browser)._browserSession) as Session;
    const send = session.send;
    session.send = async function (method, parameters) {
      try {
        return await send.call(this, method, parameters);
      } catch (error) {
        const isUnknown = error instanceof Error && error.message.includes('unknown command');
        if (method === 'emulation.setMediaFeaturesOverride' && isUnknown) return {};
        throw error;
      }
    };
    return browser;
  };
}
