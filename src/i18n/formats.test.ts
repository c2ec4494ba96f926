import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { hideMoney, makeFormats, utcText } from './formats.ts';

const formats = makeFormats({ locale: 'en-GB', currency: undefined });
const inEuros = makeFormats({ locale: 'de-DE', currency: 'EUR' });

/** An instant by the calendar and clock of the zone that the tests run in. @param month from 1 */
const local = (year: number, month: number, day: number, hour = 12, minute = 0, second = 0): number =>
  new Date(year, month - 1, day, hour, minute, second).getTime();

/**
 * What these formats write in other time zones. A process has one zone, so each zone gets a process of its own.
 * @param calls functions of the formats, with times in ISO 8601
 */
function writtenIn(zone: string, calls: readonly (readonly string[])[]): string[] {
  const script = `
    const { makeFormats } = await import(process.env.FORMATS);
    const formats = makeFormats({ locale: process.env.LOCALE, currency: undefined });
    const written = JSON.parse(process.env.CALLS).map(([name, ...times]) => formats[name](...times.map((time) => Date.parse(time))));
    console.log(JSON.stringify(written));`;
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: {
      TZ: zone,
      LOCALE: 'en-US',
      CALLS: JSON.stringify(calls),
      FORMATS: new URL('formats.ts', import.meta.url).href,
    },
  });
  return (JSON.parse(answer) as string[]).map((text) => text.replaceAll('\u202F', ' '));
}

describe('in Turkish', () => {
  const turkish = makeFormats({ locale: 'tr', currency: 'TRY' });
  const now = local(2026, 11, 20, 15);

  test.each([
    [turkish.money('1234.5'), '₺1.234,50'],
    [turkish.percent(12.34), '%12,3'],
    [turkish.memory(1536), '1,5 GB'],
    [turkish.date(now), '20 Kas 2026'],
    [turkish.age(now - 3 * 86_400_000, now), '3 gün önce'],
    [turkish.age(now - 86_400_000, now), 'dün'],
    [turkish.age(now - 47 * 3_600_000, now), 'evvelsi gün'],
    [turkish.age(now - 5 * 3_600_000, now), '5 sa. önce'],
    [turkish.age(local(2026, 10, 3), now), '48 gün önce'],
    [turkish.age(local(2024, 12, 3), now), '23 ay önce'],
    [turkish.money('-1000000000000.00'), '-₺1.000.000.000.000,00'],
    [turkish.duration(12_900), '12sn'],
    [turkish.duration(600_000), '10d'],
  ])('%s', (words, expected) => expect(words.replace('\u00A0', ' ')).toBe(expected));
});

describe('money', () => {
  test.each([
    ['50.00', '50.00'],
    ['1234.5', '1,234.50'],
    ['-3.00', '-3.00'],
    ['123456789.01', '123,456,789.01'],
    ['1000000000000.00', '1,000,000,000,000.00'],
    ['123456789012345678901.23', '123,456,789,012,345,678,901.23'],
    [undefined, '—'],
  ])('without a currency %s is the bare number %s', (decimal, words) => {
    expect(formats.money(decimal)).toBe(words);
  });

  test('with a currency it is written as the locale does', () => {
    expect(inEuros.money('1234.5')).toBe('1.234,50\u00A0€');
  });

  test('while a customer looks on only what is theirs is told', () => {
    const { money, moneyAlways } = hideMoney(inEuros);
    expect([money('1234.5'), money(undefined), moneyAlways('9.60')]).toEqual(['•••', '—', '9,60\u00A0€']);
  });
});

describe('sizes', () => {
  test.each([
    [formats.memory(512), '512 MB'],
    [formats.memory(4096), '4 GB'],
    [formats.memory(1536), '1.5 GB'],
    [formats.disk(50), '50 GB'],
    [formats.traffic(500), '500 GB'],
    [formats.traffic(1000), '1 TB'],
    [formats.traffic(1500), '1.5 TB'],
    [formats.memory(undefined), '—'],
  ])('%s', (words, expected) => expect(words.replace('\u00A0', ' ')).toBe(expected));
});

describe('ages', () => {
  const now = local(2026, 11, 20, 10);
  const lateOnThe20th = local(2026, 11, 20, 23, 30);

  test.each([
    [local(2024, 11, 20), now, '2 yr ago'],
    [local(2024, 12, 5), now, '23 mo ago'],
    [local(2025, 11, 20), now, '12 mo ago'],
    [local(2026, 1, 1, 0), now, '10 mo ago'],
    [local(2026, 8, 23), now, '89 days ago'],
    [local(2026, 8, 21), now, '2 mo ago'],
    [local(2026, 11, 13, 23, 59), now, '7 days ago'],
    [local(2026, 11, 14, 0, 1), now, '6 days ago'],
    [local(2026, 11, 17, 10), now, '3 days ago'],
    [now - 48 * 3_600_000, now, '2 days ago'],
    [now - 47 * 3_600_000, now, '2 days ago'],
    [local(2026, 11, 19, 0, 0), now, 'yesterday'],
    [local(2026, 11, 19, 10, 0), now, 'yesterday'],
    [local(2026, 11, 19, 10, 1), now, '23 hr ago'],
    [now - 7_199_000, now, '1 hr ago'],
    [now - 3_599_999, now, '59 min ago'],
    [now - 61_000, now, '1 min ago'],
    [now - 59_999, now, '59 sec ago'],
    [now - 900, now, 'now'],
    [now, now, 'now'],
    // On the calendar yesterday is yesterday, however late today is.
    [local(2026, 11, 19, 0, 30), lateOnThe20th, 'yesterday'],
    [local(2026, 11, 18, 23, 59), lateOnThe20th, '2 days ago'],
    [local(2026, 11, 19, 23, 58), local(2026, 11, 20, 0, 1), '3 min ago'],
    // In January, last week may have been last year.
    [local(2026, 12, 29), local(2027, 1, 2), '4 days ago'],
    [local(2026, 12, 20), local(2027, 1, 2), '13 days ago'],
    // A clock that is ahead makes nothing happen in the future.
    [now + 120_000, now, 'now'],
    [now + 26 * 3_600_000, now, 'now'],
    [undefined, now, '—'],
  ])('%s at %s is %s', (at, moment, words) => expect(formats.age(at, moment)).toBe(words));

  test('rolls over at midnight', () => {
    const at = local(2026, 11, 18, 9);
    const midnight = local(2026, 11, 20, 0);
    expect([formats.age(at, midnight - 1), formats.age(at, midnight)]).toEqual(['yesterday', '2 days ago']);
  });
});

describe('the user’s zone', () => {
  const expected: readonly (readonly [zone: string, name: string, ...times: string[], words: string])[] = [
    // Neither a day of 23 hours nor one of 25 moves an age to another day.
    ['Europe/Berlin', 'age', '2027-03-27T23:00+01:00', '2027-03-29T00:15+02:00', '2 days ago'],
    ['Europe/Berlin', 'age', '2027-03-27T22:00+01:00', '2027-03-28T23:30+02:00', 'yesterday'],
    ['Europe/Berlin', 'age', '2026-10-25T00:10+02:00', '2026-10-25T23:50+01:00', '24 hr. ago'],
    ['Europe/Berlin', 'age', '2026-10-24T00:10+02:00', '2026-10-25T23:50+01:00', 'yesterday'],
    ['Pacific/Auckland', 'age', '2026-11-18T12:00Z', '2026-11-19T11:30Z', '23 hr. ago'],
    ['Pacific/Auckland', 'age', '2026-11-17T10:59Z', '2026-11-19T10:00Z', '2 days ago'],
    ['America/St_Johns', 'age', '2026-11-18T03:29Z', '2026-11-19T03:31Z', '2 days ago'],
    ['America/St_Johns', 'age', '2026-01-01T03:29Z', '2026-11-19T12:00Z', '10 mo. ago'],
    ['UTC', 'age', '2026-01-01T03:29Z', '2026-11-19T12:00Z', '10 mo. ago'],

    // A day that is another one in UTC, as the API counts, names its zone.
    ['Europe/Istanbul', 'day', '2026-11-30T22:00Z', 'Dec 1, GMT+3'],
    ['Europe/Istanbul', 'date', '2026-12-31T22:00Z', 'Jan 1, 2027, GMT+3'],
    ['Europe/Istanbul', 'day', '2026-11-30T20:59Z', 'Nov 30'],
    ['America/New_York', 'day', '2026-12-01T00:00Z', 'Nov 30, EST'],
    ['America/New_York', 'date', '2026-12-01T06:00Z', 'Dec 1, 2026'],
    ['UTC', 'day', '2026-12-01T00:00Z', 'Dec 1'],

    // The hour that comes twice.
    ['Europe/Berlin', 'time', '2026-10-25T00:30Z', '2:30:00 AM GMT+2'],
    ['Europe/Berlin', 'time', '2026-10-25T01:30Z', '2:30:00 AM GMT+1'],
    ['Europe/Berlin', 'dateTime', '2026-10-25T01:30Z', 'Oct 25, 2026, 2:30:00 AM GMT+1'],
    ['America/New_York', 'time', '2026-11-01T05:30Z', '1:30:00 AM EDT'],
    ['America/New_York', 'time', '2026-11-01T06:30Z', '1:30:00 AM EST'],
    // Around it, all times of a chart name the zone, or none does.
    ['Europe/Berlin', 'time', '2026-10-24T23:00Z', '1:00:00 AM'],
    [
      'Europe/Berlin',
      'time',
      '2026-10-24T22:30Z',
      '2026-10-24T22:30Z',
      '2026-10-25T02:30Z',
      '12:30:00 AM GMT+2',
    ],
    [
      'Europe/Berlin',
      'time',
      '2026-10-25T02:30Z',
      '2026-10-24T22:30Z',
      '2026-10-25T02:30Z',
      '3:30:00 AM GMT+1',
    ],
    ['Europe/Berlin', 'time', '2026-10-26T00:30Z', '2026-10-26T00:30Z', '2026-10-26T02:30Z', '1:30:00 AM'],
    ['Europe/Istanbul', 'time', '2026-10-25T00:30Z', '3:30:00 AM'],
  ];

  test.each([...Map.groupBy(expected, ([zone]) => zone)])('in %s', (zone, rows) => {
    const written = writtenIn(
      zone,
      rows.map((row) => row.slice(1, -1)),
    );
    expect(written).toEqual(rows.map((row) => row.at(-1)));
  });
});

describe('times', () => {
  const now = Date.UTC(2026, 10, 20, 10);

  test.each([
    [0, '0s'],
    [12_900, '12s'],
    [119_999, '119s'],
    [120_000, '2m'],
    [600_000, '10m'],
  ])('%i ms are %s', (ms, words) => expect(formats.duration(ms)).toBe(words));

  test.each([
    [300_000, '5:00'],
    [298_001, '4:59'],
    [59_000, '0:59'],
    [1, '0:01'],
    [0, '0:00'],
  ])('%i ms left are %s', (ms, words) => expect(formats.countdown(ms)).toBe(words));

  test('a day within weeks goes without its year', () => {
    expect(formats.day(now)).toMatch(/^(?:Nov 20|20 Nov)/);
    expect(formats.day(undefined)).toBe('—');
  });

  test('UTC stands with the time', () => expect(utcText(now)).toBe('2026-11-20 10:00:00 UTC'));
});
