// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ApiErrorFacts } from '#api/apiError.ts';
import type { Receipt } from '#domain/receipt.ts';
import { endSession, openSession } from '#session/session.ts';
import { sessionOf } from '../../../tests/support/aSession.ts';
import type { notePurchase as NotePurchase, Purchase, PurchaseTerms } from './purchases.ts';

const serverId = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const terms: PurchaseTerms = {
  addonId: 'q3ht81xa',
  addonName: '1 Additional IP',
  type: 'extra-ip',
  charge: '2.67',
  before: { isOwned: false, balance: '50.00', addresses: ['198.18.0.1', '198.18.0.2'] },
};
const receipt: Receipt = {
  serverId,
  serverName: 'alpha',
  addonName: '1 Additional IP',
  at: 5,
  charged: '2.67',
  newMonthlyPrice: undefined,
  allocatedIps: 1,
  addresses: ['198.18.0.3'],
  balanceBefore: '50.00',
  balanceAfter: '47.33',
};
const failure: ApiErrorFacts = { kind: 'payment', status: 402, isFromApi: true, words: ['No money'] };
const base = { serverId, serverName: 'alpha', terms, at: 4, failure: undefined };

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  openSession(sessionOf('a1'));
});
afterEach(() => {
  endSession();
  sessionStorage.clear();
});

/** The purchase as a newly loaded page reads it. */
async function afterReload(): Promise<Purchase | undefined> {
  vi.resetModules();
  // The new page's modules have a separate session.
  const session = await import('#session/session.ts');
  session.openSession(sessionOf('a1'));
  const { usePurchase } = await import('./purchases.ts');
  let seen: Purchase | undefined;
  function Seen() {
    seen = usePurchase(serverId);
    return null;
  }
  const root = createRoot(document.createElement('div'));
  act(() => root.render(<Seen />));
  act(() => root.unmount());
  return seen;
}

test.each<[string, Parameters<typeof NotePurchase>[0]]>([
  ['bought', { ...base, state: 'bought', receipt }],
  ['not bought', { ...base, failure, state: 'notBought', sight: { ...terms.before, balance: undefined } }],
  ['unclear', { ...base, state: 'unclear', sight: undefined }],
])('%s is told alike after a reload, and is untold until its page has told it', async (_name, purchase) => {
  const { notePurchase, markShown } = await import('./purchases.ts');
  notePurchase(purchase);
  expect(await afterReload()).toEqual({ ...purchase, isTold: false });
  markShown(serverId);
  expect((await afterReload())?.isTold).toBe(true);
  // The same outcome with more details is not shown as new; another purchase is.
  notePurchase(purchase);
  expect((await afterReload())?.isTold).toBe(true);
  notePurchase({ ...purchase, at: 9 });
  expect((await afterReload())?.isTold).toBe(false);
});

test('one that is being looked for is not kept: the journal has it', async () => {
  const { notePurchase } = await import('./purchases.ts');
  notePurchase({ ...base, state: 'checking' });
  expect(await afterReload()).toBeUndefined();
});
