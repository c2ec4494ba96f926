import { i18n } from '@lingui/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakAt, type StatsSample } from '#domain/serverStats.ts';
import { loadCatalog } from '#i18n/catalogs.ts';
import { makeFormats } from '#i18n/formats.ts';
import { gapsOf, type StatsInView, statsReport, statsText } from './statsReport.ts';

const formats = makeFormats({ locale: 'en-GB', currency: undefined });

/** 12:03:00 by the clock of the zone that the tests run in. */
const start = new Date(2026, 11, 1, 12, 3).getTime();
const sample = (seconds: number, part: Partial<StatsSample> = {}): StatsSample => ({
  at: start + seconds * 1_000,
  cpu: 10,
  memoryUsed: 1024,
  memoryTotal: 4096,
  diskUsed: 10,
  diskTotal: 50,
  ...part,
});
const gap = (seconds: number): StatsSample => breakAt(start + seconds * 1_000);

const server = {
  id: '0192f3a4-0000-4000-8000-000000000001',
  label: 'web-1',
  hostname: 'web-1.example',
  ipAddress: '198.51.100.7',
};

/** Five minutes, full and live. */
const view = (shown: readonly StatsSample[], part: Partial<StatsInView> = {}): StatsInView => ({
  server,
  shown,
  from: start,
  to: start + 300_000,
  window: 5,
  isGrowing: false,
  isLive: true,
  marks: [],
  ...part,
});
const linesOf = (of: StatsInView, by = formats): readonly string[] =>
  statsText(statsReport(of, by)).split('\n');

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

describe('statsText', () => {
  it('says who, when, how much, what was done, and how much is known', () => {
    const marks = [{ at: start + 60_000, words: 'Reboot requested' }];
    const samples = [sample(0), sample(3, { cpu: 30, memoryUsed: 3072 }), sample(300, { cpu: 80.25 })];
    const lines = linesOf(view(samples, { marks }));
    expect(lines[2]).toMatch(/^Statistics · Last 5 min · 1 Dec 2026, 12:03:00 \S+ – 12:08:00$/);
    expect(lines.toSpliced(2, 1)).toEqual([
      'web-1',
      '198.51.100.7 · 0192f3a4-0000-4000-8000-000000000001',
      'CPU: Now 80.3% · Min 10% · Average 40.1% · p95 80.3% · Max 80.3%',
      'Memory: Now 1 GB of 4 GB (25%) · Min 1 GB (25%) · Average 1.7 GB (41.7%) · p95 3 GB (75%) · Max 3 GB (75%)',
      'Disk: Now 10 GB of 50 GB (20%) · Min 10 GB (20%) · Average 10 GB (20%) · p95 10 GB (20%) · Max 10 GB (20%)',
      '12:04:00 · Reboot requested',
      '3 samples, no gaps',
    ]);
  });

  const unknown = { memoryUsed: null, memoryTotal: null, diskUsed: null, diskTotal: null };
  it.each<[what: string, StatsInView, line: number, expected: string]>([
    [
      'a load of several cores',
      view([sample(0, { cpu: 340 })]),
      3,
      'CPU: Now 340% · Min 340% · Average 340% · p95 340% · Max 340%',
    ],
    [
      'the last value where it is no longer current',
      view([sample(0), gap(1)], { isLive: false }),
      3,
      'CPU: Last 10% · Min 10% · Average 10% · p95 10% · Max 10%',
    ],
    [
      'amounts without a total',
      view([sample(0, { memoryTotal: null })]),
      4,
      'Memory: Now 1 GB of — · Min 1 GB · Average 1 GB · p95 1 GB · Max 1 GB',
    ],
    [
      'no share of nothing',
      view([sample(0, { diskTotal: 0 })]),
      5,
      'Disk: Now 10 GB of — · Min 10 GB · Average 10 GB · p95 10 GB · Max 10 GB',
    ],
    [
      'amounts and shares of the same samples',
      view([sample(0, { diskUsed: 40, diskTotal: null }), sample(3)]),
      5,
      'Disk: Now 10 GB of 50 GB (20%) · Min 10 GB (20%) · Average 10 GB (20%) · p95 10 GB (20%) · Max 10 GB (20%)',
    ],
    [
      'dashes for what is unknown',
      view([sample(0, unknown)]),
      4,
      'Memory: Now — of — · Min — · Average — · p95 — · Max —',
    ],
    ['one sample', view([sample(0)]), -1, '1 sample, no gaps'],
    ['one gap', view([sample(0), gap(1), sample(120)]), -1, '2 samples, 1 gap: 12:03:00–12:05:00'],
    [
      'two gaps',
      view([sample(0), gap(1), sample(120), gap(121), sample(300)]),
      -1,
      '3 samples, 2 gaps: 12:03:00–12:05:00, 12:05:00–12:08:00',
    ],
    [
      'of many gaps the latest',
      view([0, 1, 2, 3, 4, 5, 6, 7].flatMap((minute) => [sample(minute * 60), gap(minute * 60 + 1)])),
      -1,
      '8 samples, 7 gaps: …, 12:04:00–12:05:00, 12:05:00–12:06:00, 12:06:00–12:07:00, 12:07:00–12:08:00, ' +
        '12:08:00–12:09:00, 12:09:00–12:10:00',
    ],
    ['a server without a name', view([], { server: { ...server, label: ' ' } }), 0, 'web-1.example'],
    [
      'a name that would forge a line or turn the text around',
      view([], { server: { ...server, label: 'a\nCPU: 0%\u202Eb' } }),
      0,
      'a␊CPU: 0%[U+202E]b',
    ],
    [
      'the beginning of a long name',
      view([], { server: { ...server, label: 'x'.repeat(300) } }),
      0,
      `${'x'.repeat(79)}…`,
    ],
    ['a server without an address', view([], { server: { ...server, ipAddress: '' } }), 1, server.id],
  ])('says %s', (_what, of, line, expected) => {
    expect(linesOf(of).at(line)).toBe(expected);
  });

  it.each<[what: string, part: Partial<StatsInView>, expected: RegExp]>([
    [
      'since when a window grows',
      { isGrowing: true },
      /· Since 12:03:00 · 1 Dec 2026, 12:03:00 \S+ – 12:08:00$/,
    ],
    ['since when there is anything', { window: 'all' }, /· Since 12:03:00 · 1 Dec 2026, 12:03:00/],
    [
      'both days around midnight',
      { from: new Date(2026, 11, 1, 23, 58).getTime(), to: new Date(2026, 11, 2, 0, 3).getTime() },
      /· 1 Dec 2026, 23:58:00 \S+ – 2 Dec 2026, 00:03:00 \S+$/,
    ],
  ])('says %s', (_what, part, expected) => {
    expect(linesOf(view([sample(0)], part))[2]).toMatch(expected);
  });

  it('has no spaces that ticket systems show as odd characters', () => {
    const german = makeFormats({ locale: 'de', currency: undefined });
    const text = statsText(statsReport(view([sample(0)]), german));
    expect(text).toContain('CPU: Now 10 %');
    expect(text).not.toMatch(/[\u00a0\u202f]/);
  });

  describe('in Turkish', () => {
    beforeAll(async () => i18n.loadAndActivate({ locale: 'tr', messages: await loadCatalog('tr') }));
    afterAll(() => i18n.activate('en'));
    it('speaks it', () => {
      const turkish = makeFormats({ locale: 'tr', currency: undefined });
      const marks = [{ at: start, words: 'Yeniden başlatma istendi' }];
      const lines = linesOf(view([sample(0), gap(1), sample(120)], { marks }), turkish);
      expect(lines[2]).toMatch(/^İstatistikler · Son 5 dk · 1 Ara 2026 12:03:00 \S+ – 12:08:00$/);
      expect(lines.slice(3)).toEqual([
        'CPU: Şimdi %10 · En düşük %10 · Ortalama %10 · p95 %10 · En yüksek %10',
        'Bellek: Şimdi 1 GB / 4 GB (%25) · En düşük 1 GB (%25) · Ortalama 1 GB (%25) · p95 1 GB (%25) · En yüksek 1 GB (%25)',
        'Disk: Şimdi 10 GB / 50 GB (%20) · En düşük 10 GB (%20) · Ortalama 10 GB (%20) · p95 10 GB (%20) · En yüksek 10 GB (%20)',
        '12:03:00 · Yeniden başlatma istendi',
        '2 ölçüm, 1 boşluk: 12:03:00–12:05:00',
      ]);
    });
  });
});

it.each<[what: string, samples: readonly StatsSample[], count: number]>([
  ['before the first sample', [gap(0), sample(1)], 0],
  ['after the last sample', [sample(0), gap(1)], 0],
  ['of several breaks in a row once', [sample(0), gap(1), gap(2), sample(3)], 1],
  ['each gap once', [sample(0), gap(1), sample(3), sample(6)], 1],
  ['no gap where one value alone is missing', [sample(0), sample(3, { cpu: null }), sample(6)], 0],
])('counts gaps: %s', (_what, samples, count) => {
  expect(gapsOf(samples)).toHaveLength(count);
});
