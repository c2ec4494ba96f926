import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pickFromText, refang } from './textPicks.ts';
import { Picked } from './textReading.ts';

const pick = (text: string) => pickFromText(refang(text));
const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

test.each([
  ['198[.]51[.]100[.]7'],
  ['198[.]51.100[.]7'],
  ['198(.)51(.)100(.)7'],
  ['198{.}51{.}100{.}7'],
  ['198[dot]51[dot]100[dot]7'],
  ['198 [DOT] 51 [DOT] 100 [DOT] 7'],
  ['198 dot 51 dot 100 dot 7'],
  ['198-dot-51-dot-100-dot-7'],
  ['198[nokta]51[nokta]100[nokta]7'],
  ['198.51.100[.7'],
  ['198.51.100].7'],
  ['198.51.\u200b100.7'],
  ['\u202a198.51.100.7\u202c'],
  ['１９８．５１．１００．７'],
  ['198·51·100·7'],
  ['198.51.100.7¹'],
  ['①198.51.100.7'],
  ['hxxp[://]198.51.100.7[/]x'],
  ['198.51.100.7[:]22'],
])('defanged %o names 198.51.100.7', (text) => expect(pick(text).addresses).toEqual(['198.51.100.7']));

test.each([
  [id, [id]],
  [`https://panel.example.com/servers/${id.toUpperCase()}/settings`, [id]],
  [`report_${id}_1.json`, [id]],
  [`${id}0`, []],
  [`x${id}`, []],
])('the ids of %o are %o', (text, ids) => expect(pick(text).ids).toEqual(ids));

test.each([
  ['mx1.shop.example.log', 'mx1.shop.example '],
  ['mail_mx1.shop.example.log', 'mail_mx1.shop.example.log mx1.shop.example'],
  ['mx1.shop.example_1.log.', 'mx1.shop.example_1.log. mx1.shop.example'],
  ['php_error.log x.shop.example', 'php_error.log x.shop.example'],
  ['198.51.100.7.log', '198.51.100.7.log'],
])('%o reads %o', (text, plain) => expect(refang(text)).toBe(plain));

describe('any text', () => {
  const punctuation = fc.string({
    unit: fc.constantFrom(...' \t\n"\'`()[]{}<>,;:!?|=+*&^$#@~/\\-_'.split('')),
    maxLength: 4,
  });
  const octet = fc.nat({ max: 255 });
  const address = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));
  const ipv6 = fc
    .array(fc.integer({ min: 0x100, max: 0xffff }), { minLength: 8, maxLength: 8 })
    .map((groups) => groups.map((group) => group.toString(16)).join(':'));

  test('an address is found in whatever signs stand around it', () => {
    fc.assert(
      fc.property(punctuation, address, punctuation, (before, text, after) => {
        expect(pick(`word${before} ${text}${after} word`).addresses).toContain(text);
        expect(pick(`word ${before}${text} ${after}word`).addresses).toContain(text);
      }),
      { numRuns: 500, seed: 20 },
    );
  });

  test('a text in pieces that end at line ends names the same', () => {
    const line = fc.oneof(address, ipv6, fc.constant(id), fc.string(), fc.constant('198.51.100.0-31'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.nat({ max: 12 }), (lines, at) => {
        const picked = new Picked();
        for (const piece of [lines.slice(0, at), lines.slice(at)])
          picked.add({ ...pick(piece.join('\n')), hosts: [] });
        expect(picked.all).toEqual({ ...pick(lines.join('\n')), hosts: [] });
      }),
      { numRuns: 300, seed: 20 },
    );
  });

  test('nothing throws, whatever the text is made of', () => {
    const parts = fc.constantFrom(
      ...'1 255 . : :: - / % = =\n &# ; \\ \\u arpa .ip6.arpa .in-addr.arpa [ ] f 1.2.3.4'.split(' '),
      ...'2001:db8:: /24 javascript: * x \ud800 \u0000'.split(' '),
      ' to ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ unit: 'binary' })), { maxLength: 40 }), (texts) => {
        const { addresses } = pick(texts.join(''));
        expect(addresses.every((text) => /^[\da-f.:]+$/.test(text))).toBe(true);
      }),
      { numRuns: 2_000, seed: 20 },
    );
  });
});
