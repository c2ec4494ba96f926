import { expect, test } from 'vitest';
import { operations } from '#api/generated/operations.ts';
import { findOperation, isRead, timeoutOf } from './operation.ts';

/** How long one attempt of each operation may take, in seconds. */
const seconds: Record<(typeof operations)[number]['operationId'], number> = {
  getAccount: 15,
  listProducts: 15,
  listRegions: 15,
  listOsTemplates: 15,
  getResellerState: 15,
  issueAccountSso: 20,
  listServers: 30,
  deployServer: 60,
  getServer: 15,
  terminateServer: 60,
  getServerCredentials: 15,
  getServerStats: 8,
  renameServer: 60,
  listServerAddons: 15,
  purchaseServerAddon: 60,
  serverPowerAction: 60,
  reinstallServer: 60,
  resetServerPassword: 60,
  issueServerSso: 20,
};

test.each(operations)('$operationId is waited for as long as it may take, and no longer', (operation) =>
  expect(timeoutOf(operation)).toBe(seconds[operation.operationId] * 1_000),
);

const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

test.each(operations)('$operationId is found by its method and path, and by nothing near it', (operation) => {
  const { operationId, method, path } = operation;
  for (const action of ['start', 'stop', 'reboot']) {
    const whole = path.replace('{id}', id).replace('{action}', action);
    expect(findOperation(method, whole)?.operationId).toBe(operationId);
    for (const near of [`${whole}/`, `${whole}/more`, `/${whole}`, `${whole} `, whole.slice(1)])
      expect(findOperation(method, near)).toBeUndefined();
    expect(findOperation('PUT', whole)).toBeUndefined();
  }
  expect(isRead(operation)).toBe(method === 'GET');
});

test.each([
  ['POST', `/servers/${id}/power/explode`],
  ['POST', `/servers/${id}/power/`],
  ['GET', '/servers/{id}'],
  ['GET', `/servers/${id}0`],
  ['GET', `/servers/..%2F..%2Fsso`],
])('%s %s is none', (method, path) => expect(findOperation(method, path)).toBeUndefined());
