import { afterEach, beforeEach, vi } from 'vitest';
import { ApiError } from '#api/apiError.ts';
import { forgetBudget } from '#api/budget.ts';
import { connect, type Connection, disconnect } from '#api/connection.ts';

/** A connection to an API whose answers a test chooses. */

export const onEnd = vi.fn<Connection['onEnd']>();
export const fetched = vi.fn<typeof fetch>();

/** Answers every request like this. */
export function answer(body: string, init: ResponseInit = {}): void {
  fetched.mockImplementation(() => Promise.resolve(new Response(body, init)));
}

export async function errorOf(call: Promise<unknown>): Promise<ApiError> {
  const thrown: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof ApiError) return thrown;
  throw new Error(`Expected an ApiError, got ${String(thrown)}`);
}

/** Connects before each test, and leaves neither connection nor budget behind: these tests share one worker. */
export function connectToFakeFetch(): void {
  beforeEach(() => {
    vi.stubGlobal('fetch', fetched);
    vi.stubGlobal('navigator', { onLine: true });
    connect({ baseUrl: 'https://api.example.com/v1', key: 'the-key', onEnd });
  });

  afterEach(() => {
    disconnect();
    forgetBudget();
    onEnd.mockReset();
    fetched.mockReset();
  });
}
