import { describe, expect, it } from 'vitest';
import { breakAt } from '#domain/serverStats.ts';
import { statsCsv, statsFileName } from './statsFiles.ts';

const id = '0192f3a4-0000-4000-8000-000000000001';
/** By the clock of the zone that the tests run in. */
const at = new Date(2026, 11, 1, 12, 3, 59).getTime();

describe('statsFileName', () => {
  it.each([
    ['web-1', 'web-1'],
    ['Web 1 (Frankfurt)', 'Web-1-Frankfurt'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\con|nul<>:"?*', 'C-con-nul'],
    ['.hidden.', 'hidden'],
    ['a\u0000b\nc\u202Egnp.exe', 'a-b-c-gnp.exe'],
    ['  -- ', 'host.example'],
    ['\u{1F680}', 'host.example'],
    ['İstanbul ölçüm', 'İstanbul-ölçüm'],
    ['שרת 1', 'שרת-1'],
    ['\u0301\u0301web', 'web'],
    ['x'.repeat(300), 'x'.repeat(40)],
    [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
    ['𝔴'.repeat(300), '𝔴'.repeat(40)],
  ])('names the file of “%s”', (label, expected) => {
    const name = statsFileName({ label, hostname: 'host.example', id }, at, 'png');
    expect(name).toBe(`${expected}-statistics-2026-12-01-1203.png`);
    expect(Buffer.byteLength(name)).toBeLessThan(255);
  });

  it('falls back to the id', () => {
    expect(statsFileName({ label: '', hostname: ' ', id }, at, 'csv')).toBe(
      `${id}-statistics-2026-12-01-1203.csv`,
    );
  });
});

it('leaves out of the CSV what is unknown, and gaps', () => {
  const sample = { at: Date.UTC(2026, 11, 1), cpu: 340.5, memoryUsed: 1, memoryTotal: 4, diskUsed: 0 };
  expect(
    statsCsv([{ ...sample, diskTotal: null }, breakAt(sample.at + 1)])
      .split('\r\n')
      .slice(1),
  ).toEqual(['2026-12-01T00:00:00.000Z,340.5,1,4,0,', '']);
});
