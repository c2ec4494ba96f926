import { expect, test } from 'vitest';
import { operations } from '#api/generated/operations.ts';
import { timeoutOf } from './operation.ts';

/** How long one attempt may take, in seconds, for each operation of the contract. */
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
