// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { act } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { parseAnswer } from '#api/answer.ts';
import { operations } from '#api/generated/operations.ts';
import { findOperation, type OperationId } from '#api/operation.ts';
import type { StatsSample } from '#domain/serverStats.ts';
import { addSample } from '#shared/samples/samples.ts';
import { type GoodAnswers, goodAnswers, mutations, seed } from './goodAnswers.ts';
import { type MountedApp, mountApp } from './mountApp.tsx';
import { mutatedAnswers } from './mutate.ts';
import { oddIn } from './neverShown.ts';
import { readers } from './readers.ts';

let good: GoodAnswers;
let app: MountedApp | undefined;
beforeAll(async () => {
  good = await goodAnswers();
});
afterEach(() => app?.close());

const plan = '6f1d2c30-5b7a-4e18-9c00-000000000002';

/** Each question, on a page that shows its answer, with a word that stands there whatever the answer is. */
const pages: readonly (readonly [operation: OperationId, path: string, words: string])[] = [
  ['getAccount', '/servers', 'Sign out'],
  ['listServers', '/servers', 'Servers'],
  ['getServer', '/servers/$id', 'Overview'],
  ['getServer', '/servers/$id/networking', 'Networking'],
  ['getServer', '/servers/$id/settings', 'Settings'],
  ['getServer', '/servers/$id/credentials', 'Credentials'],
  ['getServerStats', '/servers/$id', 'Overview'],
  ['listServerAddons', '/servers/$id/addons', 'Add-ons'],
  ['listProducts', '/deploy', 'Plan'],
  ['listRegions', `/deploy/region?plan=${plan}`, 'Region'],
  ['listOsTemplates', `/deploy/system?plan=${plan}`, 'System'],
  ['getAccount', `/deploy/review?plan=${plan}&os=debian-13&label=web`, 'Review'],
];

/** A few servers say as much as a dozen. */
function goodOf(operationId: OperationId): unknown {
  const answer = good.of.get(operationId);
  return operationId === 'listServers' && Array.isArray(answer) ? answer.slice(-3) : answer;
}

function answerOf(path: string): string {
  const operation = findOperation('GET', path);
  return JSON.stringify(operation === undefined ? null : goodOf(operation.operationId));
}

test.each(pages)(
  '%s on %s: whatever comes, the page stands',
  async (operationId, path, words) => {
    const operation = operations.find((one) => one.operationId === operationId);
    if (operation === undefined) throw new Error('no such operation');
    app = await mountApp(path.replace('$id', good.serverId), answerOf);
    const { page, queryClient } = app;
    expect(page.textContent).toContain(words);
    const queryKey = [operation.path.replace('{id}', good.serverId)];
    // Samples are kept in a series of their own, not with the queries.
    const isQuery = operationId !== 'getServerStats';
    expect(queryClient.getQueryData(queryKey) !== undefined).toBe(isQuery);
    const put = (key: readonly string[], answer: unknown, sample: unknown): Promise<void> =>
      act(async () => {
        // A sample as its own reader has made it.
        if (sample === undefined) queryClient.setQueryData(key, answer);
        else addSample(good.serverId, { ...(sample as StatsSample), at: Date.now() + (samples += 1) });
      });
    let changes = 0;
    let samples = 0;
    const seen = new Set<string>();
    // One page takes them all in turn, so a failure has no smaller form: its seed and its text tell it.
    const answers = fc.sample(mutatedAnswers(goodOf(operationId)), {
      seed: seed + operations.indexOf(operation),
      numRuns: mutations,
    });
    for (const { text } of answers) {
      const parsed = parseAnswer(operation, text);
      if (!parsed.ok) continue;
      const read = readers[operationId](parsed.value, good.serverId);
      // What is read alike is shown alike.
      const form = JSON.stringify(read) ?? '';
      if (seen.has(form)) continue;
      seen.add(form);
      const before = page.innerHTML;
      await put(queryKey, parsed.value, operationId === 'getServerStats' ? read : undefined);
      const markup = page.innerHTML;
      if (markup !== before) changes += 1;
      expect(oddIn(markup, text)).toBe('');
    }
    expect(page.textContent).toContain(words);
    expect(changes).toBeGreaterThan(10);
  },
  60_000,
);
