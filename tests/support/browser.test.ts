import { describe, expect, it } from 'vitest';
import { findBrowser, type FoundBrowser, type Probes } from './browser.ts';

const fromNpm: FoundBrowser = {
  executablePath: '/cache/shell',
  environment: { LD_LIBRARY_PATH: '/cache/lib' },
};

/** A machine on which only the browsers in `starting` start. */
function machine(starting: readonly string[], more: Partial<Probes> = {}) {
  const tried: string[] = [];
  const probes: Probes = {
    chosen: undefined,
    starts({ executablePath }) {
      tried.push(executablePath);
      return starting.includes(executablePath);
    },
    installed: () => installed,
    playwrights: () => '/playwright/chrome',
    unpacked: () => Promise.resolve(fromNpm),
    ...more,
  };
  return { probes, tried };
}

const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const every = ['/cache/shell', ...installed, '/playwright/chrome'];

describe('findBrowser', () => {
  it.each<[string, readonly string[], Partial<Probes>, string, readonly string[]]>([
    ['the chosen one before all', [...every, '/mine'], { chosen: '/mine' }, '/mine', ['/mine']],
    ['the headless shell from npm', every, {}, '/cache/shell', ['/cache/shell']],
    ['the same where an empty one is chosen', every, { chosen: '' }, '/cache/shell', ['/cache/shell']],
    ['an installed one', every.slice(1), {}, '/usr/bin/chromium-headless-shell', every.slice(0, 2)],
    ['the next where a stub does not start', every.slice(2), {}, '/usr/bin/chromium', every.slice(0, 3)],
    ["Playwright's own", every.slice(3), {}, '/playwright/chrome', every],
    [
      'an installed one where npm has none for this machine',
      every,
      { unpacked: () => Promise.resolve(undefined) },
      '/usr/bin/chromium-headless-shell',
      ['/usr/bin/chromium-headless-shell'],
    ],
  ])('takes %s', async (_name, starting, more, path, order) => {
    const { probes, tried } = machine(starting, more);
    expect((await findBrowser(probes)).executablePath).toBe(path);
    expect(tried).toEqual(order);
  });

  it('keeps what the unpacked browser needs in its environment', async () => {
    expect(await findBrowser(machine(['/cache/shell']).probes)).toEqual(fromNpm);
  });

  it.each<[string, Partial<Probes>, string]>([
    ['nothing starts', {}, 'No browser was found: install Chromium or Chrome, or set CHROME_PATH to one.'],
    ['the choice is wrong', { chosen: '/typo' }, 'CHROME_PATH is /typo, which does not start as a browser'],
  ])('says in one sentence what to do where %s', async (_name, more, words) => {
    await expect(findBrowser(machine([], more).probes)).rejects.toThrow(words);
  });
});
