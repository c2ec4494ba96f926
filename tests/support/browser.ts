import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium as playwrightChromium } from '@playwright/test';

/** A browser the tests can start, and the environment variables that its process needs. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** How the finder examines the machine. Injected, so that its order can be tested on any machine. */
export interface Probes {
  /** The user's choice, `CHROME_PATH`. */
  readonly chosen: string | undefined;
  /** Whether it starts at all: it exists, is a browser (not a distribution's stub) and has its libraries. */
  starts(browser: FoundBrowser): boolean;
  /** Unpacks the headless shell inside the npm package; `undefined` if there is none for this machine. */
  unpacked(): Promise<FoundBrowser | undefined>;
  /** The possible paths of headless shells, then of Chrome and Chromium, from the PATH and the usual places. */
  installed(): readonly string[];
  /** The path of the browser that `playwright install` downloads. */
  playwrights(): string;
}

/**
 * Finds a browser: the chosen one, otherwise the first that starts: from npm, then an installed one, then Playwright's.
 * Headless shells come first: a full Chromium starts two renderers for its interface in every context.
 * @throws Error with instructions, if there is none
 */
export async function findBrowser(probes: Probes = thisMachine): Promise<FoundBrowser> {
  const plain = (executablePath: string): FoundBrowser => ({ executablePath, environment: {} });
  if (probes.chosen !== undefined && probes.chosen !== '') {
    const chosen = plain(probes.chosen);
    if (probes.starts(chosen)) return chosen;
    throw new Error(
      `CHROME_PATH is ${probes.chosen}, which does not start as a browser: correct it or unset it.`,
    );
  }
  const unpacked = await probes.unpacked();
  if (unpacked !== undefined && probes.starts(unpacked)) return unpacked;
  const path = [...probes.installed(), probes.playwrights()].find((one) => probes.starts(plain(one)));
  if (path !== undefined) return plain(path);
  throw new Error('No browser was found: install Chromium or Chrome, or set CHROME_PATH to one.');
}

/** Switches for a browser that may run as root in a container, and that sends no requests by itself. */
export const launchArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const executableNames = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const commonPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  '/snap/bin/chromium',
];

/**
 * Unpacks the npm package's Chromium into `into`, once. The package itself unpacks its libraries only on AWS Lambda,
 * and mistakes a half-unpacked file for a complete one: so it unpacks into a temporary folder, renamed at the end.
 */
export async function unpackFromNpm(into: string): Promise<FoundBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!existsSync(into)) {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    mkdirSync(join(into, '..'), { recursive: true });
    const unfinished = mkdtempSync(`${into}-`);
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = unfinished; // the package unpacks into this folder
    try {
      await chromium.executablePath();
      await inflate(join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
      writeFileSync(join(unfinished, 'fonts/fonts.conf'), fontsIn(join(into, 'fonts'), '/usr/share/fonts'));
      renameSync(unfinished, into);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return {
    executablePath: join(into, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(into, 'al2023/lib'), FONTCONFIG_PATH: join(into, 'fonts') },
  };
}

/** Fontconfig's file: the package's file lists folders of AWS Lambda, and without a font a browser shows no text. */
const fontsIn = (...folders: readonly string[]) =>
  `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${folders
    .map((folder) => `<dir>${folder}</dir>`)
    .join('')}</fontconfig>\n`;

const thisMachine: Probes = {
  chosen: process.env['CHROME_PATH'],
  starts: ({ executablePath, environment }) =>
    existsSync(executablePath) &&
    spawnSync(executablePath, ['--version'], { env: { ...process.env, ...environment }, timeout: 20_000 })
      .status === 0,
  installed: () => {
    const folders = (process.env['PATH'] ?? '').split(delimiter);
    return [
      ...executableNames.flatMap((name) => folders.map((folder) => join(folder, name))),
      ...commonPaths,
    ];
  },
  playwrights: () => playwrightChromium.executablePath(),
  unpacked: () => unpackFromNpm(join(import.meta.dirname, '../../node_modules/.cache/chromium')),
};
