import { expect, test } from 'vitest';
import { operations } from '#api/generated/operations.ts';
import { takesIdempotencyKey } from './idempotency.ts';
import contract from './openapi.json' with { type: 'json' };

test('the operations that take a key are those whose header the contract names', () => {
  const named = Object.values(contract.paths).flatMap((methods) =>
    Object.values<{ operationId: string; parameters?: readonly { name: string }[] }>(methods)
      .filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'Idempotency-Key'))
      .map(({ operationId }) => operationId),
  );
  const taking = operations.map(({ operationId }) => operationId).filter(takesIdempotencyKey);
  expect(taking.toSorted()).toEqual(named.toSorted());
});
