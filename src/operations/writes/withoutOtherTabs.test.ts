import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['is missing', undefined],
  [
    'is refused, as with storage forbidden',
    function refuse() {
      throw new DOMException('insecure', 'SecurityError');
    },
  ],
])('without other tabs, where BroadcastChannel %s', async (_why, constructor) => {
  vi.stubGlobal('BroadcastChannel', constructor);
  vi.resetModules();
  const { admit, requestsLeft } = await import('#api/budget.ts');
  await admit('key');
  expect(requestsLeft()).toBe(89);
  await expect(import('./journal.ts')).resolves.toHaveProperty('findEntry');
});
