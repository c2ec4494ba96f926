import { operations } from '#api/generated/operations.ts';
import type { OperationId } from '#api/operation.ts';
import type { QueryClient } from '@tanstack/react-query';
import { nameAt } from '#domain/scopedName.ts';
import type { Fault } from '#sandbox/faults.ts';
import { type HttpSandbox, serveSandbox } from '../contract/httpSandbox.ts';
import { storedInTab, loseLocks } from './browserStubs.ts';
import type { Cell } from './cells.ts';
import {
  delayRequest,
  drive,
  setMayBeHeld,
  abandonRequests,
  letTimePass,
  requests,
  type SentRequest,
  watchRequests,
} from './clockDriver.ts';
import { type Outcome, isCachedQuery } from './operationCalls.ts';
import type { Tab } from './tab.ts';

let sandbox: HttpSandbox | undefined;
let worlds = 0;

export async function openSandbox(): Promise<HttpSandbox> {
  sandbox ??= await serveSandbox({
    // Read `Date` at each call: each test installs a new fake clock.
    now: () => Date.now(),
    wait: delayRequest,
  });
  return sandbox;
}

export async function closeSandbox(): Promise<void> {
  await sandbox?.close();
}

/** One cell of the table, in a fresh sandbox world. */
export interface Trial extends Cell {
  /** A variant of the cell's fault; if `undefined`, the cell's own fault is used. */
  readonly variant: Fault | undefined;
  readonly tab: Tab;
  readonly otherTab: Tab;
  readonly key: string;
  readonly account: string;
  readonly serverId: string;
  /** Runs the operation as the app does, and waits until it settles. */
  readonly ask: (tab?: Tab) => Promise<Outcome>;
  /** The same, without waiting. */
  readonly begin: (tab?: Tab) => Promise<Outcome>;
  readonly injectFault: (fault: Fault, times?: number) => Promise<void>;
  /** The same for another operation. */
  readonly injectFaultFor: (operationId: OperationId, fault: Fault, times: number) => Promise<void>;
  readonly control: (name: string, body: object) => Promise<unknown>;
  /** The requests that the app sent for this operation. */
  readonly sent: () => readonly SentRequest[];
  /** How often the operation took effect at the API. */
  readonly commits: () => Promise<number>;
  /** Signs the other tab in to the same account. */
  readonly signInOtherTab: () => void;
  /** The response that is kept, as a page shows it; `undefined` for an operation whose response is not kept. */
  readonly cachedResult: () => unknown;
  /**
   * Starts the operation, and reloads the page while the API holds the response back, having made the change. The other
   * tab then plays the reloaded page.
   */
  readonly reloadInFlight: () => Promise<void>;
  /** The query client of a tab, or of the page after a reload. Throws if no account is signed in there. */
  readonly clientOf: (tab: Tab) => QueryClient;
  readonly entries: () => Promise<readonly string[]>;
  readonly signInAgain: () => void;
  /** The activity log as the tab stores it, the last action first. */
  readonly storedActivity: () => string | undefined;
}

const pathOf = (operation: OperationId): RegExp => {
  const { path = '' } = operations.find(({ operationId }) => operationId === operation) ?? {};
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
};
const methodOf = (operation: OperationId): string =>
  operations.find(({ operationId }) => operationId === operation)?.method ?? '';

export async function openTrial(cell: Cell, tab: Tab, otherTab: Tab, variant?: Fault): Promise<Trial> {
  const api = await openSandbox();
  worlds += 1;
  const key = `otwa_sandbox_empty_cell-${worlds}`;
  const account = `account-${worlds}`;
  const { servers } = (await api.control('world', {
    key,
    addServers: [{ label: 'alpha' }],
  })) as { servers: [string] }; // the response of the sandbox control
  const [serverId] = servers;
  watchRequests();
  setMayBeHeld(false);
  const base = `${api.origin}/api/v1`;
  const clients = new Map([[tab, tab.page.start(base, key, account)]]);
  const clientOf = (of: Tab): QueryClient => {
    const queryClient = clients.get(of);
    if (queryClient === undefined) throw new Error('nobody is signed in there');
    return queryClient;
  };
  const begin = (from = tab): Promise<Outcome> =>
    from.operationCalls[cell.operation]({ queryClient: clientOf(from), serverId });
  const signInOtherTab = (): void => void clients.set(otherTab, otherTab.page.start(base, key, account));
  const injectFaultFor = async (operationId: OperationId, fault: Fault, times: number): Promise<void> => {
    await api.control('faults', { key, operationId, times, fault });
  };
  await drive(tab.showPage(cell.operation, { queryClient: clientOf(tab), serverId }));
  const [path, method] = [pathOf(cell.operation), methodOf(cell.operation)];
  return {
    ...cell,
    variant,
    tab,
    otherTab,
    key,
    account,
    serverId,
    begin,
    ask: (from = tab) => drive(begin(from)),
    injectFault: (fault, times = 1) => injectFaultFor(cell.operation, fault, times),
    injectFaultFor,
    clientOf,
    control: (name, body) => api.control(name, { key, ...body }),
    sent: () => requests().filter((one) => one.method === method && path.test(one.path)),
    commits: async () =>
      (await api.commits(key)).filter(({ operationId }) => operationId === cell.operation).length,
    signInOtherTab,
    entries: async () => (await drive(tab.page.readEntries())).map(({ state }) => state),
    signInAgain: () => tab.page.signIn(key, account),
    cachedResult() {
      if (cell.operation === 'getServerStats') return tab.serverPage.shownOf(serverId).sample;
      if (!isCachedQuery(cell.operation)) return undefined;
      const { options, show } = tab.cachedQueries[cell.operation](serverId);
      return show(clientOf(tab).getQueryData(options.queryKey));
    },
    async reloadInFlight() {
      setMayBeHeld(true);
      await injectFaultFor(cell.operation, { socket: 'hang' }, 1);
      void begin();
      await letTimePass(1_000);
      abandonRequests();
      loseLocks();
      tab.serverPage.leaveServerPage();
      tab.setSilent(true);
      setMayBeHeld(false);
      signInOtherTab();
    },
    storedActivity: () => storedInTab(nameAt('/', 'session:activity')),
  };
}
