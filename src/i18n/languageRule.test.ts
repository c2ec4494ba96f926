import { describe, expect, test } from 'vitest';
import { fittingLanguage, formatLocale } from './languageRule.ts';

describe('the language of the page', () => {
  test.each([
    ['what was kept goes before the operator and the browser', ['tr', 'en-GB', 'en-US'], 'tr'],
    ['then the operator’s', [undefined, 'tr-CY', 'en-US'], 'tr'],
    ['then the browser’s, in their order', [undefined, null, 'de-DE', 'tr-TR', 'en'], 'tr'],
    ['a language that is not there is passed over', ['de', 'fr-FR', 'tr'], 'tr'],
    ['English where none is there', [undefined, 'de', 'fr'], 'en'],
    ['English where nothing is wanted', [], 'en'],
    ['a tag in other letters', [undefined, 'TR-tr'], 'tr'],
    ['no language that only begins alike', [undefined, 'try', 'trk-TR'], 'en'],
    ['what is no tag at all', ['', '../tr', 'tr_TR'], 'en'],
    ['a region with words of its own', ['pt-BR'], 'pt-BR'],
  ])('%s', (_, wanted, language) => {
    expect(fittingLanguage(wanted, ['en', 'pt-BR', 'tr'])).toBe(language);
  });
});

describe('what it writes numbers, prices and times by', () => {
  test.each([
    ['the operator’s region', 'en', ['en-GB', 'en-US'], 'en-GB'],
    ['not the operator’s where the page speaks another language', 'tr', ['en-GB', 'tr-CY'], 'tr-CY'],
    ['the browser’s region', 'en', [null, 'de-DE', 'en-IE'], 'en-IE'],
    ['the language alone', 'tr', [null, 'en-US'], 'tr'],
    ['a tag that no format takes is passed over', 'en', ['en-US@posix', 'en-GB'], 'en-GB'],
  ])('%s', (_, language, wanted, locale) => expect(formatLocale(language, wanted)).toBe(locale));
});
