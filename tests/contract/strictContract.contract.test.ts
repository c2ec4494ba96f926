import { describe, expect, it } from 'vitest';
import type { OperationId } from '#api/operation.ts';
import { contractChecker, readContract } from './strictContract.ts';

const checker = contractChecker(readContract());

describe('the checker', () => {
  const account = {
    id: '6f1d2c30-5b7a-4e18-9c00-00000000abcd',
    email: 'a@example.com',
    firstName: 'A',
    lastName: 'B',
    balance: '1.00',
    tier: 'pro',
    createdAt: '2026-01-01T00:00:00Z',
  };
  const { email: _email, ...withoutEmail } = account;

  it.each<[string, OperationId, number, unknown]>([
    ['a field that is missing', 'getAccount', 200, withoutEmail],
    ['a field that is not documented', 'getAccount', 200, { ...account, extra: 1 }],
    ['a wrong type', 'getAccount', 200, { ...account, balance: 1 }],
    ['null where it is not allowed', 'getAccount', 200, { ...account, firstName: null }],
    ['a value outside the enum', 'getAccount', 200, { ...account, tier: 'gold' }],
    ['what is no UUID', 'getAccount', 200, { ...account, id: 'x' }],
    ['what is no time', 'getAccount', 200, { ...account, createdAt: 'yesterday' }],
    ['what is no e-mail address', 'getAccount', 200, { ...account, email: 'a' }],
    ['null for an account', 'getAccount', 200, null],
    ['an error without a message', 'getAccount', 401, { statusCode: 401 }],
    ['an error under a status that is not its own', 'getAccount', 401, { message: 'no', statusCode: 403 }],
    ['an undocumented status that is no error', 'getAccount', 418, account],
    ['a server without its blocks', 'getServer', 200, {}],
  ])('refuses %s', (_, operationId, status, body) => {
    expect(checker.problem(operationId, status, body)).toEqual(expect.any(String));
  });

  it.each<[string, OperationId, number, unknown]>([
    ['what is as documented', 'getAccount', 200, account],
    ['null for a reseller', 'getResellerState', 200, null],
    ['a reset that failed', 'resetServerPassword', 200, { success: false, message: 'no' }],
    ['an undocumented status that is an error', 'getAccount', 418, { message: 'no', statusCode: 418 }],
  ])('takes %s', (_, operationId, status, body) => {
    expect(checker.problem(operationId, status, body)).toBeUndefined();
  });
});
