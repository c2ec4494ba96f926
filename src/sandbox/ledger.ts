import { toDecimalString, type Money } from '#domain/money.ts';

/** One change that took effect. What was asked and refused, or answered from an idempotency key, is not in here. */
export interface Commit {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly operationId: string;
  readonly serverId: string | null;
  /** What the wallet was charged, as a decimal string; `null` where the change costs nothing. */
  readonly amount: string | null;
}

export interface Ledger {
  record(now: number, operationId: string, serverId: string | null, amount?: Money): void;
  commits(): readonly Commit[];
}

export function createLedger(): Ledger {
  const commits: Commit[] = [];
  return {
    record(now, operationId, serverId, amount) {
      commits.push({
        at: new Date(now).toISOString(),
        operationId,
        serverId,
        amount: amount === undefined ? null : toDecimalString(amount),
      });
    },
    commits: () => commits,
  };
}
