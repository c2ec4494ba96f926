import { expect, it, test } from 'vitest';
import { readRegions, regionFit, regionKey } from './regions.ts';

const regions = readRegions([
  { slug: 'tr-ist-01', name: 'Istanbul, Turkey' },
  { slug: 'tr-izm-01', name: 'İzmir' },
  { slug: 'de-fra-01', name: 'Frankfurt' },
  { slug: 'de-fra-02', name: 'Frankfurt' },
  { slug: 'nl-ams-01' },
  { slug: '', name: 'nowhere' },
  { slug: 'tr-ist-01', name: 'a second of its slug' },
]);

it('reads each slug once', () => {
  expect(regions.map(({ slug, name }) => `${slug} ${name}`)).toEqual([
    'tr-ist-01 Istanbul, Turkey',
    'tr-izm-01 İzmir',
    'de-fra-01 Frankfurt',
    'de-fra-02 Frankfurt',
    'nl-ams-01 nl-ams-01',
  ]);
});

test.each([
  ['a slug', 'tr-ist-01', {}, 'Istanbul, Turkey'],
  ['a name', 'Istanbul, Turkey', {}, 'Istanbul, Turkey'],
  ['a slug, labelled', 'tr-ist-01', { 'tr-ist-01': 'Home' }, 'tr-ist-01'],
  ['a name whose slug is labelled', 'Istanbul, Turkey', { 'tr-ist-01': 'Home' }, 'tr-ist-01'],
  ['a slug whose name is labelled', 'tr-ist-01', { 'Istanbul, Turkey': 'Home' }, 'Istanbul, Turkey'],
  ['both labelled', 'Istanbul, Turkey', { 'tr-ist-01': 'A', 'Istanbul, Turkey': 'B' }, 'tr-ist-01'],
  ['a display name that is neither', 'OTWA IST', { 'tr-ist-01': 'Home' }, 'OTWA IST'],
  ['nearly a slug', 'TR-IST-01', {}, 'TR-IST-01'],
  ['a part of a name', 'Istanbul', {}, 'Istanbul'],
  ['a name that two have', 'Frankfurt', { 'de-fra-01': 'A', 'de-fra-02': 'B' }, 'Frankfurt'],
  ['a slug without a name', 'nl-ams-01', {}, 'nl-ams-01'],
  ['nothing', '', {}, ''],
  ['a word of every object', 'constructor', {}, 'constructor'],
])('a region is named by %s', (_what, text, labels, key) => {
  expect(regionKey(text, regions, labels)).toBe(key);
});

test.each([
  ['nowhere in particular', [], 'listed'],
  ['its slug', ['tr-ist-01'], 'listed'],
  ['its name', ['Istanbul, Turkey'], 'listed'],
  ['it among others', ['de-fra-01', 'tr-ist-01'], 'listed'],
  ['a text that the operator calls the same', ['OTWA IST'], 'listed'],
  ['another slug', ['nl-ams-01'], 'elsewhere'],
  ['another slug that the operator calls the same', ['tr-izm-01'], 'elsewhere'],
  ['others', ['nl-ams-01', 'de-fra-02'], 'elsewhere'],
  ['words that join to no region', ['OTWA FRA'], 'unclear'],
  ['a part of its name', ['Istanbul'], 'unclear'],
  ['its slug in capitals', ['TR-IST-01'], 'unclear'],
  ['another and such words', ['nl-ams-01', 'OTWA FRA'], 'unclear'],
  ['a name that two have', ['Frankfurt'], 'unclear'],
])('a plan that is listed for %s, where Istanbul is chosen', (_what, listed, fit) => {
  const nameOf = (text: string) => (['OTWA IST', 'tr-ist-01', 'tr-izm-01'].includes(text) ? 'Home' : text);
  expect(regionFit(listed, 'tr-ist-01', regions, nameOf)).toBe(fit);
});

test.each([
  ['its own slug', ['de-fra-01'], 'listed'],
  ['the name that two have', ['Frankfurt'], 'listed'],
  ['the other of its name', ['de-fra-02'], 'elsewhere'],
])('a plan that is listed for %s, where one of two of a name is chosen', (_what, listed, fit) => {
  const nameOf = (text: string) => (text.startsWith('de-fra') ? 'Frankfurt' : text);
  expect(regionFit(listed, 'de-fra-01', regions, nameOf)).toBe(fit);
});

test.each([
  ['the same slug', ['de-fra-01'], 'listed'],
  ['another', ['tr-ist-01'], 'unclear'],
])('a plan that is listed for %s, where no region is known', (_what, listed, fit) => {
  expect(regionFit(listed, 'de-fra-01', [], (text) => text)).toBe(fit);
});
