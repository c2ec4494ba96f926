import type { Operation, OperationId } from '#sandbox/call.ts';
import {
  getAccount,
  getResellerState,
  issueAccountSso,
  issueServerSso,
  listOsTemplates,
  listProducts,
  listRegions,
} from './accountOperations.ts';
import { listServerAddons, purchaseServerAddon } from './addonOperations.ts';
import { deployServer } from './deployServer.ts';
import {
  reinstallServer,
  resetServerPassword,
  serverPowerAction,
  terminateServer,
} from './machineOperations.ts';
import {
  getServer,
  getServerCredentials,
  getServerStats,
  listServers,
  renameServer,
} from './serverOperations.ts';

/** The handler of each of the contract's operations. */
export const operationTable: Readonly<Record<OperationId, Operation>> = {
  getAccount,
  listProducts,
  listRegions,
  listOsTemplates,
  getResellerState,
  issueAccountSso,
  listServers,
  deployServer,
  getServer,
  terminateServer,
  getServerCredentials,
  getServerStats,
  renameServer,
  listServerAddons,
  purchaseServerAddon,
  serverPowerAction,
  reinstallServer,
  resetServerPassword,
  issueServerSso,
};
