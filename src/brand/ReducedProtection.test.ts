import { expect, test, vi } from 'vitest';
import { hasHeaderPolicy } from './ReducedProtection.tsx';

const policy = "default-src 'none'; frame-ancestors 'none'";

test.each([
  [
    'with its headers',
    () => Promise.resolve(new Response('', { headers: { 'Content-Security-Policy': policy } })),
    true,
  ],
  ['without any', () => Promise.resolve(new Response('')), false],
  [
    'with a policy that lets frames be',
    () => Promise.resolve(new Response('', { headers: { 'Content-Security-Policy': "default-src 'none'" } })),
    false,
  ],
  [
    'by a host that answers with an error',
    () => Promise.resolve(new Response('', { status: 503 })),
    undefined,
  ],
  ['by a host that is away', () => Promise.reject(new TypeError('Failed to fetch')), undefined],
])('served %s', async (_name, answer, known) => {
  vi.stubGlobal('fetch', vi.fn(answer));
  expect(await hasHeaderPolicy(new AbortController().signal)).toBe(known);
});

test('the answer is read to its end, so that its connection is free again', async () => {
  const answer = new Response('<!doctype html>');
  vi.stubGlobal('fetch', () => Promise.resolve(answer));
  await hasHeaderPolicy(new AbortController().signal);
  expect(answer.bodyUsed).toBe(true);
});
