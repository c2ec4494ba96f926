import { expect, test } from 'vitest';
import {
  newAddresses,
  type PurchaseEvidence,
  type PurchaseSnapshot,
  purchaseVerdict,
  readRefusal,
  readPurchaseAnswer,
} from './purchaseVerdict.ts';

const before: PurchaseSnapshot = { isOwned: false, balance: '50.00', addresses: ['198.51.100.9'] };
const nothing = before;
const owned: PurchaseSnapshot = {
  isOwned: true,
  balance: '34.53',
  addresses: ['198.51.100.9', '198.51.100.10'],
};
const unread: PurchaseSnapshot = { isOwned: undefined, balance: undefined, addresses: undefined };

const verdict = (
  snapshots: readonly PurchaseSnapshot[],
  isLast: boolean,
  change: Partial<PurchaseEvidence> = {},
) => purchaseVerdict({ before, charge: '15.47', refusal: undefined, snapshots, isLast, ...change });

test.each<[string, readonly PurchaseSnapshot[], isLast: boolean, expected: string]>([
  ['nothing read yet', [], false, 'open'],
  ['owned at once', [owned], false, 'bought'],
  ['owned, though the rest can’t be read', [{ ...unread, isOwned: true }], false, 'bought'],
  ['owned later', [nothing, unread, owned], false, 'bought'],
  ['owned once, not in the end', [owned, nothing], true, 'bought'],
  ['no change yet', [nothing], false, 'open'],
  ['never seen, wallet as before', [nothing, nothing, unread, nothing], true, 'notBought'],
  ['the same amount, written otherwise', [{ ...nothing, balance: '50' }], true, 'notBought'],
  ['charged and refunded meanwhile', [{ ...nothing, balance: '34.53' }, nothing], true, 'notBought'],
  ['addresses unread, wallet as before', [{ ...nothing, addresses: undefined }], true, 'notBought'],
  ['the last reading failed', [nothing, nothing, nothing, unread], true, 'unclear'],
  ['ownership unread', [{ ...nothing, isOwned: undefined }], true, 'unclear'],
  ['wallet unread', [{ ...nothing, balance: undefined }], true, 'unclear'],
  ['wallet changed', [{ ...nothing, balance: '34.53' }], true, 'unclear'],
  ['wallet topped up', [{ ...nothing, balance: '60.00' }], true, 'unclear'],
  ['new addresses without an owner', [{ ...nothing, addresses: owned.addresses }], true, 'unclear'],
])('%s', (_name, snapshots, isLast, expected) => expect(verdict(snapshots, isLast)).toBe(expected));

test.each<[string, PurchaseSnapshot, PurchaseSnapshot, string]>([
  ['owned before already', { ...before, isOwned: true }, owned, 'unclear'],
  ['ownership before unknown', { ...before, isOwned: undefined }, owned, 'unclear'],
  ['wallet before unknown, owned now', { ...before, balance: undefined }, owned, 'bought'],
  ['wallet before unknown, nothing now', { ...before, balance: undefined }, nothing, 'unclear'],
])('%s', (_name, was, now, expected) => expect(verdict([now], true, { before: was })).toBe(expected));

const poor = { ...nothing, balance: '3.00' };

test.each<[string, PurchaseEvidence['refusal'], PurchaseSnapshot, PurchaseSnapshot, string]>([
  ['our own second sending', 'duplicate', before, owned, 'bought'],
  [
    'our own second sending, the wallet unread',
    'duplicate',
    before,
    { ...owned, balance: undefined },
    'bought',
  ],
  [
    'our own second sending, a cent off the quote',
    'noWords',
    before,
    { ...owned, balance: '34.54' },
    'bought',
  ],
  ['what somebody else bought for less', 'duplicate', before, { ...owned, balance: '47.33' }, 'open'],
  ['what somebody else bought, no words', 'noWords', before, { ...owned, balance: '47.33' }, 'open'],
  ['a duplicate that does not show', 'duplicate', before, nothing, 'open'],
  ['too little money, as the wallet shows', 'money', poor, poor, 'notBought'],
  ['too little money, though there is enough', 'money', before, nothing, 'open'],
  ['too little money, since the first took it', 'money', before, { ...nothing, balance: '3.00' }, 'open'],
  ['no words, too little money in the wallet', 'noWords', poor, poor, 'notBought'],
  ['no words, enough money', 'noWords', before, nothing, 'open'],
  ['no addresses, refunded', 'allocation', before, nothing, 'notBought'],
  ['no addresses, not refunded yet', 'allocation', before, { ...nothing, balance: '34.53' }, 'open'],
  ['no permission, the wallet as before', 'permission', before, nothing, 'notBought'],
  ['no permission, though it shows', 'permission', before, owned, 'bought'],
  ['no permission, the wallet unread', 'permission', before, { ...nothing, balance: undefined }, 'open'],
  ['no such server, the wallet as before', 'notFound', before, { ...unread, balance: '50' }, 'notBought'],
  ['no such server, the wallet changed', 'notFound', before, { ...unread, balance: '34.53' }, 'open'],
  ['no such server, the wallet unread', 'notFound', before, unread, 'open'],
  ['no such server, though it shows', 'notFound', before, owned, 'bought'],
  ['other words', 'otherWords', before, nothing, 'open'],
  ['other words, though there is too little money', 'otherWords', poor, poor, 'open'],
  ['a duplicate that does not show, though there is too little money', 'duplicate', poor, poor, 'open'],
  [
    'what costs five cents more than the quote',
    'duplicate',
    before,
    { ...owned, balance: '34.48' },
    'bought',
  ],
  ['what costs six cents more than the quote', 'duplicate', before, { ...owned, balance: '34.47' }, 'open'],
])('refused: %s', (_name, refusal, was, now, expected) =>
  expect(verdict([now], false, { before: was, refusal })).toBe(expected),
);

test.each<[string, PurchaseEvidence['refusal'], balance: string, string]>([
  ['too little money, for something else was paid meanwhile', 'money', '3.00', 'notBought'],
  ['too little money, though enough is left', 'money', '20.00', 'unclear'],
  ['no words, and something else was paid', 'noWords', '3.00', 'unclear'],
])('in the end: %s', (_name, refusal, balance, expected) =>
  expect(verdict([{ ...nothing, balance }], true, { refusal })).toBe(expected),
);

test.each<[string, PurchaseSnapshot, string]>([
  ['the server has one all the same', { ...nothing, isOwned: true }, 'unclear'],
  ['nobody can read whether the server has one', { ...nothing, isOwned: undefined }, 'unclear'],
  ['there are new addresses', { ...nothing, addresses: owned.addresses }, 'unclear'],
  ['the addresses can’t be read', { ...nothing, addresses: undefined }, 'notBought'],
])('in the end: too little money by the wallet, and %s', (_name, now, expected) =>
  expect(verdict([{ ...now, balance: '3.00' }], true, { refusal: 'money' })).toBe(expected),
);

test('too little money, and gone is just the charge: unclear in the end', () => {
  const was = { ...before, balance: '20.00' };
  expect(verdict([{ ...nothing, balance: '4.53' }], true, { before: was, refusal: 'money' })).toBe('unclear');
});

test('what somebody else bought is unclear in the end', () => {
  const other = { ...owned, balance: '47.33' };
  expect(verdict([other, other], true, { refusal: 'duplicate' })).toBe('unclear');
});

test.each([
  [400, ['Insufficient wallet balance'], 'money'],
  [402, [], 'money'],
  [402, ['Payment required'], 'money'],
  [400, ['An add-on of the same type (backup) is already active on this server'], 'duplicate'],
  [400, ['IP allocation failed: the wallet has been refunded'], 'allocation'],
  [400, ['Server must be running'], 'otherWords'],
  [400, ['Not enough', 'refund'], 'allocation'],
  // Messages stay apart: the end of one and the start of the next don't form a word.
  [400, ['The dupli', 'cate'], 'otherWords'],
  [400, [], 'noWords'],
  [500, [' '], 'noWords'],
])('%d %j: %s', (status, words, expected) => expect(readRefusal(status, words)).toBe(expected));

test('which addresses are new, where both lists are known', () => {
  expect(newAddresses(before, owned)).toEqual(['198.51.100.10']);
  expect(newAddresses(before, unread)).toBeUndefined();
  expect(newAddresses(unread, owned)).toBeUndefined();
});

const answer = {
  addon: { id: 'a1', name: '8 Additional IPs', type: 'extra-ip', price: 32 },
  prorated: 15.47,
  daysRemaining: 14,
  newMonthlyPrice: 47.9,
  allocatedIpCount: 8,
};
const read = {
  name: '8 Additional IPs',
  charged: '15.47',
  newMonthlyPrice: '47.90',
  allocatedIps: 8,
};

test.each([
  [answer, read],
  [
    { ...answer, allocatedIpCount: 0 },
    { ...read, allocatedIps: 0 },
  ],
  [
    { ...answer, allocatedIpCount: 1.5 },
    { ...read, allocatedIps: undefined },
  ],
  [
    { ...answer, prorated: 'NaN' },
    { ...read, charged: undefined },
  ],
  [
    { ...answer, prorated: null },
    { ...read, charged: undefined },
  ],
  [
    { ...answer, prorated: -1 },
    { ...read, charged: undefined },
  ],
  [
    { ...answer, prorated: 0 },
    { ...read, charged: '0.00' },
  ],
  [
    { ...answer, prorated: 1e9 },
    { ...read, charged: undefined },
  ],
  [
    { ...answer, newMonthlyPrice: '47.90' },
    { ...read, newMonthlyPrice: undefined },
  ],
  [{ ...answer, addon: { id: 'a2' } }, undefined],
  [{ ...answer, addon: null }, undefined],
  [{}, undefined],
  [null, undefined],
])('%j', (came, expected) => expect(readPurchaseAnswer(came, 'a1')).toEqual(expected));
