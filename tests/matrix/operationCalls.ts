import type { QueryClient, QueryExecuteOptions } from '@tanstack/react-query';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { refetchNow } from '#api/queryClient.ts';
import {
  getGetAccountQueryOptions,
  getGetResellerStateQueryOptions,
} from '#api/generated/account/account.ts';
import {
  getListOsTemplatesQueryOptions,
  getListProductsQueryOptions,
  getListRegionsQueryOptions,
} from '#api/generated/catalog/catalog.ts';
import {
  getGetServerQueryOptions,
  getListServerAddonsQueryOptions,
  getListServersQueryOptions,
  getServerCredentials,
} from '#api/generated/servers/servers.ts';
import type { OperationId } from '#api/operation.ts';
import { readAccount } from '#domain/account.ts';
import { readAddonCatalog } from '#domain/addonCatalog.ts';
import { readCredentials } from '#domain/credentials.ts';
import { readOsFamilies } from '#domain/osTemplates.ts';
import { readPlans } from '#domain/plans.ts';
import { readRegions } from '#domain/regions.ts';
import { readFleet } from '#domain/server.ts';
import { readDetailedServer } from '#domain/detailedServer.ts';
import { resetPassword } from '#operations/resetPassword.ts';
import { mintLink } from '#features/handoff/mintLink.ts';
import { requestDeploy } from '#operations/deploy.ts';
import { sendPower } from '#operations/power/power.ts';
import { requestPurchase } from '#operations/purchase/purchase.ts';
import { requestReinstall } from '#operations/reinstall.ts';
import { renameTo } from '#operations/rename.ts';
import { requestTermination } from '#operations/termination.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';
import { currentOwner } from '#session/session.ts';
import { openServerPage } from './serverPage.ts';

/** How an operation ended, the same for every operation. */
export interface Outcome {
  readonly state: 'done' | 'refused' | 'unknown' | 'notSent';
  readonly error?: ApiError | undefined;
  readonly because?: string;
  /** The part of the response that is shown. */
  readonly shown?: unknown;
}

export interface OperationContext {
  readonly queryClient: QueryClient;
  readonly serverId: string;
}

/** A deploy with a label of ours. Each trial has its own label, since an abandoned page still holds its latch. */
const deployBody = (serverId: string) => ({
  productId: '6f1d2c30-5b7a-4e18-9c00-000000000002',
  os: 'debian-13',
  osTemplate: 'debian-13',
  label: `web-${serverId.slice(0, 8)}`,
});
export const dashboard = 'https://otwa.cloud';

function outcomeOfError(thrown: unknown): Outcome {
  const error = asApiError(thrown);
  if (error === undefined) throw thrown;
  const because = error.facts.notSentBecause;
  return {
    state: error.outcome === 'rejected' ? 'refused' : error.outcome,
    error,
    ...(because !== undefined && { because }),
  };
}

async function settleRead(work: Promise<unknown>, show: (answer: unknown) => unknown): Promise<Outcome> {
  try {
    return { state: 'done', shown: show(await work) };
  } catch (thrown) {
    return outcomeOfError(thrown);
  }
}

async function settleWrite(work: Promise<WriteOutcome<unknown>>): Promise<Outcome> {
  const outcome = await work;
  return outcome.state === 'done' ? { state: 'done', shown: outcome.answer } : outcome;
}

/** Shows the reseller's state unread: its reader belongs to the page. */
const showUnread = (answer: unknown): unknown => answer;

const targetOf = (serverId: string) => ({ serverId, serverName: 'alpha' });
/** The caller for the account that is signed in now. It does not show the outcome: that is reported elsewhere. */
export const callerOf = ({ queryClient }: Pick<OperationContext, 'queryClient'>): Caller => ({
  queryClient,
  owner: currentOwner(),
  isShown: () => false,
});

/** The options of each cached query, and the reader of its response. */
export const cachedQueries = {
  getAccount: () => ({ options: getGetAccountQueryOptions(), show: readAccount }),
  listProducts: () => ({ options: getListProductsQueryOptions(), show: readPlans }),
  listRegions: () => ({ options: getListRegionsQueryOptions(), show: readRegions }),
  listOsTemplates: () => ({ options: getListOsTemplatesQueryOptions(), show: readOsFamilies }),
  getResellerState: () => ({ options: getGetResellerStateQueryOptions(), show: showUnread }),
  listServers: () => ({ options: getListServersQueryOptions(), show: readFleet }),
  getServer: (id: string) => ({
    options: getGetServerQueryOptions(id),
    show: (answer: unknown) => readDetailedServer(answer, id),
  }),
  listServerAddons: (id: string) => ({
    options: getListServerAddonsQueryOptions(id),
    show: readAddonCatalog,
  }),
} as const;

export const isCachedQuery = (operation: OperationId): operation is keyof typeof cachedQueries =>
  operation in cachedQueries;

/** Refetches, whatever is in the cache. */
function readQuery(
  operation: keyof typeof cachedQueries,
  { queryClient, serverId }: OperationContext,
): Promise<Outcome> {
  const { options, show } = cachedQueries[operation](serverId);
  // The options of one query: the compiler only knows their union. The response is read as unknown.
  const queryOptions = options as unknown as QueryExecuteOptions<unknown, ApiError, unknown, unknown>;
  return settleRead(refetchNow(queryClient, queryOptions), show);
}

const signal = (): AbortSignal => new AbortController().signal;

/** Loads the data that the page has on screen before it sends this write. */
export async function showPage(
  operation: OperationId,
  { queryClient, serverId }: OperationContext,
): Promise<void> {
  if (operation === 'deployServer') {
    await refetchNow(queryClient, getListServersQueryOptions());
    await refetchNow(queryClient, getGetAccountQueryOptions());
  }
  if (operation === 'reinstallServer') await refetchNow(queryClient, getGetServerQueryOptions(serverId));
}

/** Each operation, called the way the app calls it. */
export const operationCalls: Record<OperationId, (context: OperationContext) => Promise<Outcome>> = {
  getAccount: (context) => readQuery('getAccount', context),
  listProducts: (context) => readQuery('listProducts', context),
  listRegions: (context) => readQuery('listRegions', context),
  listOsTemplates: (context) => readQuery('listOsTemplates', context),
  getResellerState: (context) => readQuery('getResellerState', context),
  listServers: (context) => readQuery('listServers', context),
  getServer: (context) => readQuery('getServer', context),
  listServerAddons: (context) => readQuery('listServerAddons', context),
  getServerCredentials: ({ serverId }) =>
    settleRead(getServerCredentials(serverId), (answer) => readCredentials(answer)?.access),
  // Samples are no queries. The page stays open, and goes on sampling.
  getServerStats: ({ serverId }) => settleRead(openServerPage(serverId), (sample) => sample),
  issueAccountSso: () => mint(''),
  issueServerSso: ({ serverId }) => mint(serverId),
  renameServer: async (context) =>
    renameTo(callerOf(context), { ...targetOf(context.serverId), label: 'beta', former: 'alpha' }),
  serverPowerAction: async (context) => {
    const requested = await sendPower(callerOf(context), targetOf(context.serverId), 'reboot');
    if (requested === undefined) return { state: 'notSent', because: 'busy' };
    const { outcome, intent } = requested;
    return outcome.state === 'done' ? { state: 'done', shown: intent.state } : outcome;
  },
  terminateServer: (context) =>
    settleWrite(requestTermination(callerOf(context), targetOf(context.serverId))),
  deployServer: (context) =>
    settleWrite(requestDeploy(callerOf(context), deployBody(context.serverId), '10')),
  reinstallServer: (context) => {
    const body = { os: 'debian', osTemplate: 'debian-13' };
    const reinstall = { ...targetOf(context.serverId), formerOs: 'ubuntu-24.04', body };
    return settleWrite(requestReinstall(callerOf(context), reinstall));
  },
  resetServerPassword: async (context) => {
    const outcome = await resetPassword(callerOf(context), context.serverId, 'alpha');
    return outcome.state === 'done' ? { state: 'done', shown: outcome.answer.isReset } : outcome;
  },
  purchaseServerAddon: async (context) => {
    const terms = {
      addonId: 'q3ht81xa',
      addonName: '1 Additional IP',
      type: 'extra-ip',
      charge: '2.67',
      before: { isOwned: false, balance: '50', addresses: [] },
    };
    return settleWrite(requestPurchase(callerOf(context), { ...targetOf(context.serverId), terms }));
  },
};

async function mint(serverId: string): Promise<Outcome> {
  const answer = await mintLink({ serverId, serverName: '' }, [dashboard], signal());
  if (answer.is === 'ready') return { state: 'done', shown: answer.link.lifetime };
  if (answer.is === 'refused') return { state: 'refused', because: answer.problem };
  if (answer.error === undefined) throw new Error('a fault of the page’s own');
  return outcomeOfError(answer.error);
}
