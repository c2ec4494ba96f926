import { expect, test } from 'vitest';
import { pickFromText, refang } from './textPicks.ts';

const pick = (text: string) => pickFromText(refang(text));
const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

test.each([
  ['198.51.100.7'],
  ['  198.51.100.7\n'],
  ['Source IP: 198.51.100.7.'],
  ['<198.51.100.7>'],
  ['198.51.100.7:22'],
  ['ssh://root@198.51.100.7/'],
  ['http://198.51.100.7/24/login'],
  ['198.51.100.7/24'],
  ['198.51.100.7/32'],
  ['198[.]51[.]100[.]7'],
  ['198[.]51.100[.]7'],
  ['198(.)51(.)100(.)7'],
  ['198{.}51{.}100{.}7'],
  ['198[dot]51[dot]100[dot]7'],
  ['198 [DOT] 51 [DOT] 100 [DOT] 7'],
  ['198 dot 51 dot 100 dot 7'],
  ['198.51.100[.7'],
  ['198.51.100].7'],
  ['198\\.51\\.100\\.7'],
  ['198.51.\u200b100.7'],
  ['198.51.1=\r\n00.7'],
  ['198.51.100.7 198.51.100.7'],
  ['７.100.51.198.in-addr.arpa'],
  ['7.100.51.198.in-addr.arpa.'],
  ['::ffff:198.51.100.7 '],
])('%o names 198.51.100.7', (text) => expect(pick(text).addresses).toContain('198.51.100.7'));

test('an address is named once, whichever ways it is written', () => {
  expect(pick('198.51.100.7, 198[.]51[.]100[.]7 and 198.51.100.8').addresses).toEqual([
    '198.51.100.7',
    '198.51.100.8',
  ]);
});

test.each([
  ['1.2.3'],
  ['1.2.3.4.5'],
  ['256.1.1.1'],
  ['198.51.100.07'],
  ['v198.51.100.7'],
  ['198.51.100.7.example.com'],
  ['198.51.100.7a'],
  ['12:03:41'],
  ['de:ad:be:ef'],
  ['2026-11-28T12:00:00'],
])('%o names no address', (text) => expect(pick(text).addresses).toEqual([]));

test.each([
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:DB8:0:0::1]:443', '2001:db8::1'],
  ['from 2001[:]db8[:][:]1.', '2001:db8::1'],
])('%o names %s', (text, address) => expect(pick(text).addresses).toEqual([address]));

test.each([
  ['your block 198.51.100.0/24 is listed', ['198.51.100.0/24']],
  ['198[.]51[.]100[.]0/24', ['198.51.100.0/24']],
  ['198.51.100.0/245', []],
  ['198.51.100.0/33', []],
])('the blocks of %o are %o', (text, blocks) => expect(pick(text).blocks).toEqual(blocks));

test.each([
  [id, [id]],
  [`https://panel.example.com/servers/${id.toUpperCase()}/settings`, [id]],
  [`${id}0`, []],
  [`x${id}`, []],
])('the ids of %o are %o', (text, ids) => expect(pick(text).ids).toEqual(ids));

test('a long text is read in a moment, and no further than its limit', () => {
  const begun = performance.now();
  for (const part of ['a', '1.', ':', '[.]', '-', '1.2.3.4/']) pick(part.repeat(200_000));
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(pick(`${' '.repeat(200_000)}198.51.100.7`).addresses).toEqual([]);
});
