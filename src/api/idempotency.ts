import type { OperationId } from './operation.ts';

/** The operations that take an `Idempotency-Key` (contract 1.9.0: their header parameters). */
const keyed: ReadonlySet<OperationId> = new Set(['deployServer', 'reinstallServer']);

export function takesIdempotencyKey(operationId: OperationId): boolean {
  return keyed.has(operationId);
}
