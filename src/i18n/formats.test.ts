import { describe, expect, test } from 'vitest';
import { hideMoney, makeFormats, utcText } from './formats.ts';

const formats = makeFormats({ locale: 'en-GB', currency: undefined });
const inEuros = makeFormats({ locale: 'de-DE', currency: 'EUR' });

describe('in Turkish', () => {
  const turkish = makeFormats({ locale: 'tr', currency: 'TRY' });
  const now = Date.UTC(2026, 10, 20, 10);

  test.each([
    [turkish.money('1234.5'), '₺1.234,50'],
    [turkish.percent(12.34), '%12,3'],
    [turkish.memory(1536), '1,5 GB'],
    [turkish.date(now), '20 Kas 2026'],
    [turkish.age(now - 3 * 86_400_000, now), '3 gün önce'],
    [turkish.age(now - 86_400_000, now), 'dün'],
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

describe('times', () => {
  const now = Date.UTC(2026, 10, 20, 10);

  test.each([
    [now - 403 * 86_400_000, 'last yr'],
    [now - 800 * 86_400_000, '2 yr ago'],
    [now - 61 * 86_400_000, '2 mo ago'],
    [now - 3 * 86_400_000, '3 days ago'],
    [now - 86_400_000, 'yesterday'],
    [now - 7_199_000, '1 hr ago'],
    [now - 61_000, '1 min ago'],
    [now - 900, 'now'],
    [now + 120_000, 'in 2 min'],
    [undefined, '—'],
  ])('%s is %s', (at, words) => expect(formats.age(at, now)).toBe(words));

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

  test('UTC stands with the time', () => expect(utcText(now)).toBe('2026-11-20 10:00:00 UTC'));
});
