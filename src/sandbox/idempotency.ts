import type { Answer } from './answer.ts';

const keptForMs = 24 * 60 * 60 * 1000;

/** What one key stands for: the operation, and the server where the operation has one. */
export interface IdempotencySlot {
  readonly operationId: string;
  readonly serverId: string | undefined;
  readonly key: string;
}

/** First answers by key, kept for 24 hours. One store an account; it never looks at the body. */
export interface IdempotencyStore {
  find(slot: IdempotencySlot, now: number): Answer | undefined;
  keep(slot: IdempotencySlot, answer: Answer, now: number): void;
}

export function createIdempotencyStore(): IdempotencyStore {
  const kept = new Map<string, { answer: Answer; at: number }>();
  const nameOf = (slot: IdempotencySlot): string =>
    JSON.stringify([slot.operationId, slot.serverId, slot.key]);
  return {
    find(slot, now) {
      const entry = kept.get(nameOf(slot));
      return entry !== undefined && now < entry.at + keptForMs ? entry.answer : undefined;
    },
    keep(slot, answer, now) {
      kept.set(nameOf(slot), { answer, at: now });
    },
  };
}
