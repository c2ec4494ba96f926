import { expect, test } from 'vitest';
import { readFieldRefusals, currentRefusals } from './fieldRefusals.ts';

test.each([
  ['label must be shorter than or equal to 64 characters', 'label'],
  ['Hostname is taken', 'hostname'],
  ['hostname: not a valid name', 'hostname'],
  ['each value in addons must be a string', 'addons'],
  ['addons.0: not offered with this plan', 'addons'],
  ['Add-on m1s0gb50 is not offered', 'addons'],
  ['nested property "productId" must be a UUID', 'plan'],
  ['The plan is sold out', 'plan'],
  ['region: no capacity left', 'region'],
  ['osTemplate must be one of the following values', 'os'],
  ['os should not be empty', 'os'],
  ['property label should not exist', 'label'],
  ['Something about the label', undefined],
  ['ostrich', undefined],
  ['', undefined],
])('%j is about %s', (message, field) =>
  expect(readFieldRefusals([message])).toEqual(field === undefined ? [] : [{ field, message }]),
);

const requested = {
  planId: 'p',
  region: undefined,
  osId: 'debian-13',
  label: 'web',
  hostname: undefined,
  count: 1,
  numbering: { from: 1, digits: 1 },
  addonIds: ['a', 'b'],
};
const words = ['label is taken', 'region is full', 'addons: b is not offered', 'Try again later'];
const fieldsAt = (change: Partial<typeof requested> & { region?: string | undefined }) =>
  currentRefusals(words, requested, { ...requested, ...change }).map(({ field }) => field);

test('a refusal stands until its own field is changed', () => {
  expect(fieldsAt({})).toEqual(['label', 'region', 'addons']);
  expect(fieldsAt({ label: 'web2' })).toEqual(['region', 'addons']);
  expect(fieldsAt({ osId: 'debian-12', addonIds: ['a'] })).toEqual(['label', 'region']);
  expect(currentRefusals(words, requested, { ...requested, region: 'de-fra-01' })).toHaveLength(2);
});
