import { operations } from '#api/generated/operations.ts';
import type { OperationId } from '#api/operation.ts';
import type { QueryClient } from '@tanstack/react-query';
import { nameAt } from '#domain/ownName.ts';
import type { Fault } from '#sandbox/faults.ts';
import { type HttpSandbox, serveSandbox } from '../contract/httpSandbox.ts';
import { keptInTab, loseLocks } from './browserOfOne.ts';
import type { Cell } from './cells.ts';
import {
  drive,
  expectHeld,
  leaveOnTheLine,
  pass,
  requests,
  type Sent,
  watchRequests,
} from './clockDriver.ts';
import { type End, isQuestion } from './errands.ts';
import type { Tab } from './tab.ts';

let sandbox: HttpSandbox | undefined;
let worlds = 0;

export async function openSandbox(): Promise<HttpSandbox> {
  sandbox ??= await serveSandbox({
    // The clock of the moment: each test has one of its own.
    now: () => Date.now(),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
        signal.addEventListener('abort', () => resolve());
      }),
  });
  return sandbox;
}

export async function closeSandbox(): Promise<void> {
  await sandbox?.close();
}

/** One cell of the table, in a world of its own. */
export interface Trial extends Cell {
  /** Another way in which the same goes wrong; without it the cell's own fault. */
  readonly way: Fault | undefined;
  readonly tab: Tab;
  readonly otherTab: Tab;
  readonly key: string;
  readonly account: string;
  readonly serverId: string;
  /** Asks as the app does and waits for the end. */
  readonly ask: (tab?: Tab) => Promise<End>;
  /** The same, without waiting. */
  readonly begin: (tab?: Tab) => Promise<End>;
  readonly order: (fault: Fault, times?: number) => Promise<void>;
  /** The same for what else is asked. */
  readonly orderFor: (operationId: OperationId, fault: Fault, times: number) => Promise<void>;
  readonly control: (name: string, body: object) => Promise<unknown>;
  /** What the app put on the line for this operation. */
  readonly sent: () => readonly Sent[];
  /** How often it took effect at the API. */
  readonly commits: () => Promise<number>;
  /** Signs another tab in, to the same account. */
  readonly startOther: () => void;
  /** What the cache holds of the answer, as a page shows it. */
  readonly kept: () => unknown;
  /** Asks, and reloads the page while the API, which has done it, holds the answer back. The other tab is the new page. */
  readonly leaveInFlight: () => Promise<void>;
  /** Where other tabs, or the page after a reload, find the cache. */
  readonly clientOf: (tab: Tab) => QueryClient;
  readonly entries: () => Promise<readonly string[]>;
  readonly signInAgain: () => void;
  /** How the last thing that was done is told in the activity log. */
  readonly logged: () => string | undefined;
}

const pathOf = (operation: OperationId): RegExp => {
  const { path = '' } = operations.find(({ operationId }) => operationId === operation) ?? {};
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
};
const methodOf = (operation: OperationId): string =>
  operations.find(({ operationId }) => operationId === operation)?.method ?? '';

export async function openTrial(cell: Cell, tab: Tab, otherTab: Tab, way?: Fault): Promise<Trial> {
  const api = await openSandbox();
  worlds += 1;
  const key = `otwa_sandbox_empty_cell-${worlds}`;
  const account = `account-${worlds}`;
  const { servers } = (await api.control('world', {
    key,
    addServers: [{ label: 'alpha' }],
  })) as { servers: [string] }; // the control's own answer
  const [serverId] = servers;
  watchRequests();
  expectHeld(false);
  const base = `${api.origin}/api/v1`;
  const clients = new Map([[tab, tab.page.start(base, key, account)]]);
  const clientOf = (of: Tab): QueryClient => {
    const queryClient = clients.get(of);
    if (queryClient === undefined) throw new Error('nobody is signed in there');
    return queryClient;
  };
  const begin = (from = tab): Promise<End> =>
    from.errands[cell.operation]({ queryClient: clientOf(from), serverId });
  const startOther = (): void => void clients.set(otherTab, otherTab.page.start(base, key, account));
  const orderFor = async (operationId: OperationId, fault: Fault, times: number): Promise<void> => {
    await api.control('faults', { key, operationId, times, fault });
  };
  await drive(tab.showPage(cell.operation, { queryClient: clientOf(tab), serverId }));
  const [path, method] = [pathOf(cell.operation), methodOf(cell.operation)];
  return {
    ...cell,
    way,
    tab,
    otherTab,
    key,
    account,
    serverId,
    begin,
    ask: (from = tab) => drive(begin(from)),
    order: (fault, times = 1) => orderFor(cell.operation, fault, times),
    orderFor,
    clientOf,
    control: (name, body) => api.control(name, { key, ...body }),
    sent: () => requests().filter((one) => one.method === method && path.test(one.path)),
    commits: async () =>
      (await api.commits(key)).filter(({ operationId }) => operationId === cell.operation).length,
    startOther,
    entries: async () => (await drive(tab.page.readEntries())).map(({ state }) => state),
    signInAgain: () => tab.page.signIn(key, account),
    kept() {
      if (!isQuestion(cell.operation)) return undefined;
      const { options, show } = tab.questions[cell.operation](serverId);
      return show(clientOf(tab).getQueryData(options.queryKey));
    },
    async leaveInFlight() {
      expectHeld(true);
      await orderFor(cell.operation, { socket: 'hang' }, 1);
      void begin();
      await pass(1_000);
      leaveOnTheLine();
      loseLocks();
      expectHeld(false);
      startOther();
    },
    logged: () => keptInTab(nameAt('/', 'session:activity')),
  };
}
