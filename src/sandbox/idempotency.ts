import type { Answer } from './answer.ts';

const keptForMs = 24 * 60 * 60 * 1000;

/** Identifies a stored response: the operation, the server if the operation has one, and the key. */
export interface IdempotencySlot {
  readonly operationId: string;
  readonly serverId: string | undefined;
  readonly key: string;
}

/** First responses by idempotency key, kept for 24 hours. One store per account; the request's body is ignored. */
export interface IdempotencyStore {
  find(slot: IdempotencySlot, now: number): Answer | undefined;
  keep(slot: IdempotencySlot, answer: Answer, now: number): void;
}

export function createIdempotencyStore(): IdempotencyStore {
  const kept = new Map<string, { answer: Answer; at: number }>();
  const mapKeyOf = (slot: IdempotencySlot): string =>
    JSON.stringify([slot.operationId, slot.serverId, slot.key]);
  return {
    find(slot, now) {
      const entry = kept.get(mapKeyOf(slot));
      return entry !== undefined && now < entry.at + keptForMs ? entry.answer : undefined;
    },
    keep(slot, answer, now) {
      kept.set(mapKeyOf(slot), { answer, at: now });
    },
  };
}
