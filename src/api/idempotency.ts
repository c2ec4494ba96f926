import type { OperationId } from './operation.ts';

/** The operations with an `Idempotency-Key` header parameter (contract 1.9.0). */
const keyed: ReadonlySet<OperationId> = new Set(['deployServer', 'reinstallServer']);

export function takesIdempotencyKey(operationId: OperationId): boolean {
  return keyed.has(operationId);
}
