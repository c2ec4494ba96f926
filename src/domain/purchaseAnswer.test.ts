import { expect, test } from 'vitest';
import { readPurchaseAnswer } from './purchaseAnswer.ts';

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
