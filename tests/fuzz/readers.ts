import type { OperationId } from '#api/operation.ts';
import { readAccount } from '#domain/account.ts';
import { readAddonCatalog } from '#domain/addonCatalog.ts';
import { readCredentials } from '#domain/credentials.ts';
import { readOsFamilies } from '#domain/osTemplates.ts';
import { readPasswordReset } from '#domain/passwordReset.ts';
import { readPlans } from '#domain/plans.ts';
import { readPurchaseAnswer } from '#domain/purchaseVerdict.ts';
import { readRegions } from '#domain/regions.ts';
import { readFleet, readServer } from '#domain/server.ts';
import { readDetailedServer } from '#domain/detailedServer.ts';
import { readStatsSample } from '#domain/serverStats.ts';
import { readSsoLink } from '#domain/ssoLink.ts';

/** What the app makes of each answer; of some it takes only that they came. */
export const readers: Record<OperationId, (answer: unknown, serverId: string) => unknown> = {
  getAccount: readAccount,
  listProducts: readPlans,
  listRegions: readRegions,
  listOsTemplates: readOsFamilies,
  getResellerState: () => undefined,
  issueAccountSso: (answer) => readSsoLink(answer, ['https://otwa.cloud']),
  listServers: readFleet,
  deployServer: readServer,
  getServer: readDetailedServer,
  terminateServer: () => undefined,
  getServerCredentials: readCredentials,
  getServerStats: (answer) => readStatsSample(answer, 0),
  renameServer: () => undefined,
  listServerAddons: readAddonCatalog,
  purchaseServerAddon: (answer) => readPurchaseAnswer(answer, 'q3ht81xa'),
  serverPowerAction: () => undefined,
  reinstallServer: () => undefined,
  resetServerPassword: readPasswordReset,
  issueServerSso: (answer) => readSsoLink(answer, ['https://otwa.cloud']),
};
