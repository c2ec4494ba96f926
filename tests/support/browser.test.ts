import { describe, expect, it } from 'vitest';
import { findBrowser, type FoundBrowser, type Probes } from './browser.ts';

const fromNpm: FoundBrowser = {
  executablePath: '/cache/chromium',
  environment: { LD_LIBRARY_PATH: '/cache/lib' },
};

/** A machine on which only the browsers named in `starting` start. */
function machine(starting: readonly string[], more: Partial<Probes> = {}) {
  const asked: string[] = [];
  const probes: Probes = {
    chosen: undefined,
    starts({ executablePath }) {
      asked.push(executablePath);
      return starting.includes(executablePath);
    },
    installed: () => ['/usr/bin/chromium', '/usr/bin/google-chrome'],
    playwrights: () => '/playwright/chrome',
    unpacked: () => Promise.resolve(fromNpm),
    fromDebian() {
      asked.push('apt-get');
      return '/debian/chromium';
    },
    ...more,
  };
  return { probes, asked };
}

const every = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/playwright/chrome', '/cache/chromium'];

describe('findBrowser', () => {
  it.each<[string, readonly string[], Partial<Probes>, string, readonly string[]]>([
    ['the chosen one before all', [...every, '/mine'], { chosen: '/mine' }, '/mine', ['/mine']],
    ['an empty choice is none', every, { chosen: '' }, '/usr/bin/chromium', ['/usr/bin/chromium']],
    ['an installed one', every, {}, '/usr/bin/chromium', ['/usr/bin/chromium']],
    ['the next where a stub does not start', every.slice(1), {}, '/usr/bin/google-chrome', every.slice(0, 2)],
    ["Playwright's own", every.slice(2), {}, '/playwright/chrome', every.slice(0, 3)],
    ['the one from npm', every.slice(3), {}, '/cache/chromium', every],
    [
      "Debian's at the end",
      ['/debian/chromium'],
      {},
      '/debian/chromium',
      [...every, 'apt-get', '/debian/chromium'],
    ],
    [
      'no package for this machine',
      ['/debian/chromium'],
      { unpacked: () => Promise.resolve(undefined) },
      '/debian/chromium',
      [...every.slice(0, 3), 'apt-get', '/debian/chromium'],
    ],
  ])('takes %s', async (_name, starting, more, path, order) => {
    const { probes, asked } = machine(starting, more);
    expect((await findBrowser(probes)).executablePath).toBe(path);
    expect(asked).toEqual(order);
  });

  it('keeps what the unpacked browser needs in its environment', async () => {
    expect(await findBrowser(machine(['/cache/chromium']).probes)).toEqual(fromNpm);
  });

  it.each<[string, Partial<Probes>, string]>([
    ['nothing starts', {}, 'No browser was found: install Chromium or Chrome, or set CHROME_PATH to one.'],
    ['Debian refuses', { fromDebian: () => undefined }, 'No browser was found'],
    ['the choice is wrong', { chosen: '/typo' }, 'CHROME_PATH is /typo, which does not start as a browser'],
  ])('says in one sentence what to do where %s', async (_name, more, words) => {
    await expect(findBrowser(machine([], more).probes)).rejects.toThrow(words);
  });
});
