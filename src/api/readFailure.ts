import { readFields, readList, readText } from '#domain/read.ts';
import { type ApiErrorFacts, type ApiErrorKind, type NotSentReason, outcomes } from './apiError.ts';
import { operations } from '#api/generated/operations.ts';

const reasons: readonly unknown[] = ['offline', 'gate', 'address', 'budget'] satisfies NotSentReason[];

/** Reads a stored failure, so that it can be shown in the same words later; `undefined` if the value is none. */
export function readFailure(value: unknown): ApiErrorFacts | undefined {
  const fields = readFields<keyof ApiErrorFacts>(value);
  if (fields === undefined || typeof fields.kind !== 'string' || !Object.hasOwn(outcomes, fields.kind))
    return undefined;
  const operation = operations.find(({ operationId }) => operationId === fields.operationId);
  const { status, isFromApi, retryAt, requestId, notSentBecause } = fields;
  return {
    kind: fields.kind as ApiErrorKind, // a key of `outcomes`
    ...(operation !== undefined && { operationId: operation.operationId, scope: operation.scope }),
    ...(typeof status === 'number' && { status }),
    ...(typeof isFromApi === 'boolean' && { isFromApi }),
    words: readList(fields.words).map(readText),
    ...(typeof requestId === 'string' && { requestId: readText(requestId) }),
    ...(typeof retryAt === 'number' && { retryAt }),
    ...(reasons.includes(notSentBecause) && { notSentBecause: notSentBecause as NotSentReason }), // one of `reasons`
  };
}
