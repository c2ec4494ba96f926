import type { QueryClient, QueryExecuteOptions } from '@tanstack/react-query';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { askAnew } from '#api/queryClient.ts';
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
  getGetServerStatsQueryOptions,
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
import { readDetailedServer, readFleet } from '#domain/server.ts';
import { readStatsSample } from '#domain/serverStats.ts';
import { resetPassword } from '#operations/resetPassword.ts';
import { mintLink } from '#features/handoff/mintLink.ts';
import { requestDeploy } from '#operations/deploy.ts';
import { askPower } from '#operations/power/power.ts';
import { requestPurchase } from '#operations/purchase/purchase.ts';
import { requestReinstall } from '#operations/reinstall.ts';
import { renameTo } from '#operations/rename.ts';
import { requestTermination } from '#operations/termination.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';
import { currentOwner } from '#session/session.ts';

/** How an errand ended, whichever it was. */
export interface End {
  readonly state: 'done' | 'refused' | 'unknown' | 'notSent';
  readonly error?: ApiError | undefined;
  readonly because?: string;
  /** What is shown of the answer. */
  readonly shown?: unknown;
}

export interface Wish {
  readonly queryClient: QueryClient;
  readonly serverId: string;
}

/** The deploy that is asked for, with a label of ours: each trial's own, since a page that was left still holds its latch. */
const deployBody = (serverId: string) => ({
  productId: '6f1d2c30-5b7a-4e18-9c00-000000000002',
  os: 'debian-13',
  osTemplate: 'debian-13',
  label: `web-${serverId.slice(0, 8)}`,
});
export const dashboard = 'https://otwa.cloud';

function endOf(thrown: unknown): End {
  const error = asApiError(thrown);
  if (error === undefined) throw thrown;
  const because = error.facts.notSentBecause;
  return {
    state: error.outcome === 'rejected' ? 'refused' : error.outcome,
    error,
    ...(because !== undefined && { because }),
  };
}

async function end(work: Promise<unknown>, show: (answer: unknown) => unknown): Promise<End> {
  try {
    return { state: 'done', shown: show(await work) };
  } catch (thrown) {
    return endOf(thrown);
  }
}

async function written(work: Promise<WriteOutcome<unknown>>): Promise<End> {
  const outcome = await work;
  return outcome.state === 'done' ? { state: 'done', shown: outcome.answer } : outcome;
}

/** What a page shows of a reseller's state; its own reader is the page's. */
const shownReseller = (answer: unknown): unknown => answer;

const named = (serverId: string) => ({ serverId, serverName: 'alpha' });
/** Whoever is signed in at this moment; how it ends is told elsewhere. */
export const callerOf = ({ queryClient }: Pick<Wish, 'queryClient'>): Caller => ({
  queryClient,
  owner: currentOwner(),
  isShown: () => false,
});

/** The options of each question that is kept in the cache, and what is made of its answer. */
export const questions = {
  getAccount: () => ({ options: getGetAccountQueryOptions(), show: readAccount }),
  listProducts: () => ({ options: getListProductsQueryOptions(), show: readPlans }),
  listRegions: () => ({ options: getListRegionsQueryOptions(), show: readRegions }),
  listOsTemplates: () => ({ options: getListOsTemplatesQueryOptions(), show: readOsFamilies }),
  getResellerState: () => ({ options: getGetResellerStateQueryOptions(), show: shownReseller }),
  listServers: () => ({ options: getListServersQueryOptions(), show: readFleet }),
  getServer: (id: string) => ({
    options: getGetServerQueryOptions(id),
    show: (answer: unknown) => readDetailedServer(answer, id),
  }),
  getServerStats: (id: string) => ({
    // The next sample is the retry.
    options: { ...getGetServerStatsQueryOptions(id), retry: false },
    show: (answer: unknown) => readStatsSample(answer, 0),
  }),
  listServerAddons: (id: string) => ({
    options: getListServerAddonsQueryOptions(id),
    show: readAddonCatalog,
  }),
} as const;

export const isQuestion = (operation: OperationId): operation is keyof typeof questions =>
  operation in questions;

/** Asks anew, whatever is in the cache. */
function read(operation: keyof typeof questions, { queryClient, serverId }: Wish): Promise<End> {
  const { options, show } = questions[operation](serverId);
  // The options of one question, whose answer is read as anything.
  const question = options as unknown as QueryExecuteOptions<unknown, ApiError, unknown, unknown>;
  return end(askAnew(queryClient, question), show);
}

const signal = (): AbortSignal => new AbortController().signal;

/** Reads what the page from which a write is asked has on the screen by then. */
export async function showPage(operation: OperationId, { queryClient, serverId }: Wish): Promise<void> {
  if (operation === 'deployServer') {
    await askAnew(queryClient, getListServersQueryOptions());
    await askAnew(queryClient, getGetAccountQueryOptions());
  }
  if (operation === 'reinstallServer') await askAnew(queryClient, getGetServerQueryOptions(serverId));
}

/** Each operation the way the app asks for it. */
export const errands: Record<OperationId, (wish: Wish) => Promise<End>> = {
  getAccount: (wish) => read('getAccount', wish),
  listProducts: (wish) => read('listProducts', wish),
  listRegions: (wish) => read('listRegions', wish),
  listOsTemplates: (wish) => read('listOsTemplates', wish),
  getResellerState: (wish) => read('getResellerState', wish),
  listServers: (wish) => read('listServers', wish),
  getServer: (wish) => read('getServer', wish),
  listServerAddons: (wish) => read('listServerAddons', wish),
  getServerCredentials: ({ serverId }) =>
    end(getServerCredentials(serverId), (answer) => readCredentials(answer)?.access),
  getServerStats: (wish) => read('getServerStats', wish),
  issueAccountSso: () => mint(''),
  issueServerSso: ({ serverId }) => mint(serverId),
  renameServer: async (wish) =>
    renameTo(callerOf(wish), { ...named(wish.serverId), label: 'beta', former: 'alpha' }),
  serverPowerAction: async (wish) => {
    const asked = await askPower(callerOf(wish), named(wish.serverId), 'reboot');
    if (asked === undefined) return { state: 'notSent', because: 'busy' };
    const { outcome, intent } = asked;
    return outcome.state === 'done' ? { state: 'done', shown: intent.state } : outcome;
  },
  terminateServer: (wish) => written(requestTermination(callerOf(wish), named(wish.serverId))),
  deployServer: (wish) => written(requestDeploy(callerOf(wish), deployBody(wish.serverId), '10')),
  reinstallServer: (wish) => {
    const body = { os: 'debian', osTemplate: 'debian-13' };
    const reinstall = { ...named(wish.serverId), formerOs: 'ubuntu-24.04', body };
    return written(requestReinstall(callerOf(wish), reinstall));
  },
  resetServerPassword: async (wish) => {
    const outcome = await resetPassword(callerOf(wish), wish.serverId, 'alpha');
    return outcome.state === 'done' ? { state: 'done', shown: outcome.answer.isReset } : outcome;
  },
  purchaseServerAddon: async (wish) => {
    const terms = {
      addonId: 'q3ht81xa',
      addonName: '1 Additional IP',
      type: 'extra-ip',
      charge: '2.67',
      before: { isOwned: false, balance: '50', addresses: [] },
    };
    return written(requestPurchase(callerOf(wish), { ...named(wish.serverId), terms }));
  },
};

async function mint(serverId: string): Promise<End> {
  const answer = await mintLink({ serverId, serverName: '' }, [dashboard], signal());
  if (answer.is === 'ready') return { state: 'done', shown: answer.link.lifetime };
  if (answer.is === 'refused') return { state: 'refused', because: answer.problem };
  if (answer.error === undefined) throw new Error('a fault of the page’s own');
  return endOf(answer.error);
}
