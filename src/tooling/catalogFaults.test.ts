import { expect, test } from 'vitest';
import { catalogFaults } from './catalogFaults.ts';

const plural = '{count, plural, one {# server} other {# servers}}';

/** The fault found in the Turkish translation of a message; '' if there is none. */
function faultOf(message: string, translation: string): string {
  const [fault = ''] = catalogFaults(
    'tr',
    `msgid "${message}"\nmsgstr "${translation}"\n`,
    new Map([[message, message]]),
  );
  return fault.replace(`tr.po: “${message}” `, '');
}

test.each([
  ['Servers', 'Sunucular'],
  ['{0} of {1} shown', '{1} kayıttan {0} tanesi'],
  ['<0>Kept:</0> all <1/>', '<1/> <0>Korunan:</0>'],
  [plural, '{count, plural, one {# sunucu} other {# sunucu}}'],
  [plural, '{count, plural, =0 {hiç} one {# sunucu} other {# sunucu}}'],
])('%s as “%s” is whole', (message, translation) => expect(faultOf(message, translation)).toBe(''));

test.each([
  ['Servers', '', 'is not translated'],
  ['{0} of {1} shown', '{1} tanesi', 'has lost {0}'],
  ['Copy {what}', '{ne} kopyala', 'has lost {what}'],
  ['Saved.', '{name} kaydedildi.', 'has {name}, which the English has not'],
  ['Copy {what}', '{what kopyala', 'is broken: '],
  ['<0>Kept:</0> all', 'Korunan: hepsi', 'has lost <0>'],
  ['<0>Kept:</0> all', '<0>Korunan: hepsi', 'is broken: <0> is never closed'],
  ['<0>a</0> <1>b</1>', '<0>a<1></0>b</1>', 'is broken: </0> closes nothing'],
  ['See <0/>', '<0>bakın</0>', 'has lost <0/>'],
  [plural, '{count, plural, other {# sunucu}}', 'is broken: the plural form “one” is missing'],
  [
    plural,
    '{count, plural, one {# a} few {# b} other {# c}}',
    'is broken: the language has no plural form “few”',
  ],
  [plural, '{count, plural, one {bir} other {çok}}', 'has lost #'],
  [plural, '{count} sunucu', 'has lost {count, plural} #'],
])('%s as “%s”: %s', (message, translation, fault) => {
  expect(faultOf(message, translation).slice(0, fault.length)).toBe(fault);
});

test('a message that the catalog does not have at all is named', () => {
  expect(catalogFaults('tr', '', new Map([['Servers', 'Servers']]))).toEqual([
    'tr.po: “Servers” is not translated',
  ]);
});
