import { describe, expect, it } from 'vitest';
import { shorten, visibleParts, visibleText } from './visibleText.ts';

describe('visibleText', () => {
  it.each([
    ['plain text stays', 'alpha-1.example', 'alpha-1.example'],
    ['letters of any script stay', 'İstanbul שלום 東京', 'İstanbul שלום 東京'],
    ['escape', 'a\u001b[31mb', 'a␛[31mb'],
    ['null, tab, newline', '\u0000\t\n', '␀␉␊'],
    ['delete', 'a\u007f', 'a␡'],
    ['C1', 'a\u0085b', 'a[U+0085]b'],
    ['right-to-left override', 'invoice\u202Egpj.exe', 'invoice[U+202E]gpj.exe'],
    ['isolates and marks', '\u2066a\u2069\u200f\u061c', '[U+2066]a[U+2069][U+200F][U+061C]'],
    ['zero width', 'al\u200bpha\ufeff', 'al[U+200B]pha[U+FEFF]'],
    ['a joiner between letters', 'a\u200db', 'a[U+200D]b'],
    ['soft hyphen', 'al\u00adpha', 'al[U+00AD]pha'],
    ['Hangul filler', '\u3164', '[U+3164]'],
    ['tag characters', 'a\u{e0041}', 'a[U+E0041]'],
    ['half a surrogate pair', 'a\ud83d', 'a[U+D83D]'],
    ['emoji joined from several', '👩‍👩‍👧 👩🏽‍💻 🏳️‍🌈', '👩‍👩‍👧 👩🏽‍💻 🏳️‍🌈'],
    ['empty', '', ''],
  ])('%s', (_, text, seen) => expect(visibleText(text)).toBe(seen));

  it('tells tokens from text, so that typed brackets don’t pass for one', () => {
    expect(visibleParts('[U+202E]\u202e')).toEqual([
      { kind: 'text', text: '[U+202E]', at: 0 },
      { kind: 'mark', text: '[U+202E]', at: 8 },
    ]);
  });
});

describe('shorten', () => {
  it.each([
    ['shorter', 'alpha', 6, 'alpha'],
    ['as long', 'alpha', 5, 'alpha'],
    ['longer', 'alphabet', 5, 'alph…'],
    ['counts code points', '👍👍👍', 3, '👍👍👍'],
    ['cuts between code points', '👍👍👍', 2, '👍…'],
    ['counts tokens as they are shown', 'a\u202eb', 10, 'a\u202eb'],
    ['cuts before a token that doesn’t fit', 'a\u202ebc', 10, 'a\u202e…'],
    ['cuts where the ellipsis needs the room of a token', 'a\u202eb\u202ec', 18, 'a\u202eb…'],
    ['of tokens alone', '\u202e'.repeat(1000), 64, `${'\u202e'.repeat(7)}…`],
    ['keeps a joined emoji', '👩‍👩‍👧', 5, '👩‍👩‍👧'],
  ])('%s', (_, text, max, short) => expect(shorten(text, max)).toBe(short));
});
