import { describe, expect, test } from 'vitest';
import {
  type BoughtAddresses,
  broughtAddresses,
  countToSetUp,
  isNothingToSetUp,
  readBoughtAddresses,
  withBought,
} from './addressesToSetUp.ts';
import type { Server } from './server.ts';

const bought = (before?: number, count?: number, at = 0): BoughtAddresses => ({ before, bought: count, at });

type Shown = Pick<Server, 'status' | 'additionalIps'>;

const showing = (count: number, status: Server['status'] = 'running'): Shown => ({
  status,
  additionalIps: Array.from({ length: count }, (_, index) => ({
    ip: `192.0.2.${index}`,
    gateway: '',
    netmask: '',
    cidr: '',
    region: '',
  })),
});

test.each<[string, string, number | undefined, readonly string[] | undefined, boolean]>([
  ['addresses, as the API says', 'extra-ip', 2, undefined, true],
  ['addresses of a type that we don’t know', 'ipv9', 2, undefined, true],
  ['addresses, as the server shows', 'ip-class', undefined, ['192.0.2.1'], true],
  ['none, as the API says', 'extra-ip', 0, undefined, false],
  ['none that the server shows', 'extra-ip', undefined, [], false],
  ['nobody says what, by its type', 'extra-ip', undefined, undefined, true],
  ['nobody says what, by its type a block', 'ip-class', undefined, undefined, true],
  ['a backup', 'backup', undefined, undefined, false],
  ['a backup without addresses', 'backup', 0, [], false],
])('a purchase brought %s', (_what, type, allocatedIps, addresses, expected) => {
  expect(broughtAddresses(type, { allocatedIps, addresses })).toBe(expected);
});

describe('how many are to be set up', () => {
  test.each<[string, BoughtAddresses, Shown, number]>([
    ['all of a new server', bought(0), showing(2), 2],
    ['none yet', bought(0), showing(0), 0],
    ['not those from before', bought(3, 2), showing(5), 2],
    ['those that came twice, since each counts from the first', bought(1, 4), showing(5), 4],
    ['fewer than before', bought(3, 2), showing(1), 0],
    ['as many as were bought, where it isn’t known what was there', bought(undefined, 2), showing(5), 2],
    ['no more than there are', bought(undefined, 4), showing(1), 1],
    ['all, where nothing is known', bought(), showing(3), 3],
    ['on a stopped server', bought(0), showing(2, 'stopped'), 2],
    ['nothing before it runs', bought(0), showing(2, 'provisioning'), 0],
    ['nothing on a suspended server', bought(0), showing(2, 'suspended'), 0],
    ['nothing on a terminated server', bought(0), showing(2, 'terminated'), 0],
    ['nothing in a state that we don’t know', bought(0), { ...showing(2), status: undefined }, 0],
  ])('%s', (_what, record, server, count) => {
    expect(countToSetUp(record, server)).toBe(count);
  });
});

test.each<[string, BoughtAddresses | undefined, BoughtAddresses, BoughtAddresses]>([
  ['the first', undefined, bought(1, 2, 5), bought(1, 2, 5)],
  ['one more: counted from before the first', bought(1, 2, 5), bought(3, 4, 6), bought(1, 6, 6)],
  ['one more of unknown size', bought(1, 2, 5), bought(3, undefined, 6), bought(1, undefined, 6)],
  ['the same, noted by two tabs', bought(1, 2, 5), bought(1, 2, 5), bought(1, 2, 5)],
])('buying %s', (_what, known, next, expected) => {
  expect(withBought(known, next)).toEqual(expected);
});

const hour = 3_600_000;

test.each<[string, Shown, number, boolean]>([
  ['a terminated server', showing(2, 'terminated'), 1, true],
  ['a running server that shows none after more than an hour', showing(0), hour + 1, true],
  ['a running server that shows none yet', showing(0), hour, false],
  ['a stopped server that shows none', showing(0, 'stopped'), 2 * hour, false],
  ['a running server that shows some, on another day', showing(1), 48 * hour, false],
])('whether the reminder of %s goes', (_what, server, now, expected) => {
  expect(isNothingToSetUp(bought(0), server, now)).toBe(expected);
});

test.each<[Parameters<typeof readBoughtAddresses>[0], BoughtAddresses | undefined]>([
  [{ before: 1, bought: 2, at: 3 }, bought(1, 2, 3)],
  [{ before: -1, bought: 1.5, at: 3 }, bought(undefined, undefined, 3)],
  [{ before: '1', at: 3 }, bought(undefined, undefined, 3)],
  [{ before: 1, bought: 2 }, undefined],
])('%j is read', (value, expected) => {
  expect(readBoughtAddresses(value)).toEqual(expected);
});
