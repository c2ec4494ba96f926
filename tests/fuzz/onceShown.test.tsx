// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { act } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { parseAnswer } from '#api/answer.ts';
import { operations } from '#api/generated/operations.ts';
import { findOperation, type OperationId } from '#api/operation.ts';
import { readCredentials } from '#domain/credentials.ts';
import { readPurchaseAnswer } from '#domain/purchaseVerdict.ts';
import { notePurchase } from '#operations/purchase/purchases.ts';
import { type GoodAnswers, goodAnswers, mutations, seed } from './goodAnswers.ts';
import { type MountedApp, mountApp } from './mountApp.tsx';
import { mutatedAnswers } from './mutate.ts';
import { oddIn } from './neverShown.ts';

let good: GoodAnswers;
let app: MountedApp | undefined;
beforeAll(async () => {
  good = await goodAnswers();
});
afterEach(() => app?.close());

/** The texts of mutated answers whose reading differs, each once. */
function* mutated(operationId: OperationId, read: (answer: unknown) => unknown): Generator<string> {
  const operation = operations.find((one) => one.operationId === operationId);
  if (operation === undefined) throw new Error('no such operation');
  const answers = fc.sample(mutatedAnswers(good.of.get(operationId)), {
    seed: seed + operations.indexOf(operation),
    numRuns: mutations,
  });
  const seen = new Set<string>();
  for (const { text } of answers) {
    const parsed = parseAnswer(operation, text);
    const form = parsed.ok ? (JSON.stringify(read(parsed.value)) ?? 'none') : 'unreadable';
    if (seen.has(form)) continue;
    seen.add(form);
    yield text;
  }
}

/** Activates a button, where there is one of that name. */
async function activate(page: HTMLElement, name: string): Promise<boolean> {
  const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
  await act(async () => button?.click());
  return button !== undefined;
}

test('credentials: whatever comes is shown as text, or told', async () => {
  let credentials = '';
  app = await mountApp(`/servers/${good.serverId}/credentials`, (path) => {
    const operation = findOperation('GET', path)?.operationId;
    if (operation === 'getServerCredentials') return credentials;
    return JSON.stringify(operation === undefined ? null : good.of.get(operation));
  });
  const { page, settle } = app;
  let revealed = 0;
  for (const text of mutated('getServerCredentials', readCredentials)) {
    credentials = text;
    await activate(page, 'Show credentials');
    await settle(4);
    expect(oddIn(page.innerHTML, text)).toBe('');
    if (await activate(page, 'Hide')) revealed += 1;
  }
  expect(revealed).toBeGreaterThan(10);
}, 60_000);

test('a receipt: whatever comes is shown as text, or as not told', async () => {
  app = await mountApp(`/servers/${good.serverId}/addons`, (path) => {
    const operation = findOperation('GET', path)?.operationId;
    return JSON.stringify(operation === undefined ? null : good.of.get(operation));
  });
  const { page } = app;
  const read = (answer: unknown) => readPurchaseAnswer(answer, 'q3ht81xa');
  let receipts = 0;
  for (const text of mutated('purchaseServerAddon', read)) {
    const operation = operations.find(({ operationId }) => operationId === 'purchaseServerAddon');
    const parsed = operation && parseAnswer(operation, text);
    const answer = parsed?.ok === true ? read(parsed.value) : undefined;
    if (answer === undefined) continue;
    const asked = { serverId: good.serverId, serverName: 'fuzzed', at: Date.now() };
    const before = { isOwned: false, balance: '50.00', addresses: [] };
    const terms = {
      addonId: 'q3ht81xa',
      addonName: '1 Additional IP',
      type: 'extra-ip',
      charge: '1.00',
      before,
    };
    const seenAfter = {
      addonName: answer.name,
      addresses: undefined,
      balanceBefore: '50.00',
      balanceAfter: undefined,
    };
    const receipt = { ...asked, ...seenAfter, ...answer };
    await act(async () => notePurchase({ ...asked, terms, failure: undefined, state: 'bought', receipt }));
    expect(page.textContent).toContain('Charged');
    expect(oddIn(page.innerHTML, text)).toBe('');
    receipts += 1;
  }
  expect(receipts).toBeGreaterThan(10);
}, 60_000);
