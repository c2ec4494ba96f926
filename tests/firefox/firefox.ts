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

/** Firefox as it is installed, or as `FIREFOX_PATH` says; `undefined` where there is none. */
export function findFirefox(): string | undefined {
  const chosen = process.env['FIREFOX_PATH'];
  return (chosen === undefined || chosen === '' ? places() : [chosen]).find((path) => existsSync(path));
}

/** What of Playwright's inside is touched here; it is pinned to one version. */
interface Inside {
  readonly _connection: { toImpl(browser: Browser): { readonly _browserSession: Session } };
}
interface Session {
  send(method: string, parameters: object): Promise<unknown>;
}

/**
 * Lets Playwright drive the Firefox that people have, over WebDriver BiDi. Playwright tells every new context and page
 * which colours the person prefers, and gives up where Firefox doesn't know how to be told: an older one, such as ESR,
 * may stay with its own.
 */
export function driveInstalledFirefox(): void {
  const launch = firefox.launch.bind(firefox);
  firefox.launch = async (options) => {
    if (options?.executablePath === '')
      throw new Error('No Firefox was found: install it (Debian: firefox-esr), or set FIREFOX_PATH to one.');
    const browser = await launch(options);
    const { _connection: connection } = browser as unknown as Inside;
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
