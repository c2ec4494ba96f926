import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OperationId } from '#api/operation.ts';
import { openBrowser } from './browserStubs.ts';
import { type Cell, cells, tableOf } from './cells.ts';
import { drive } from './clockDriver.ts';
import { provenElsewhere } from './provenElsewhere.ts';
import type { Check, Checks } from './sharedChecks.ts';
import { deployChecks, reinstallChecks } from './keyedWriteChecks.ts';
import { queryChecks } from './queryChecks.ts';
import { sampleChecks } from './sampleChecks.ts';
import { mintChecks, revealChecks } from './secretChecks.ts';
import { faultVariants } from './faultVariants.ts';
import { expectTruth, refusals } from './refusals.ts';
import { openTab, type Tab } from './tab.ts';
import { closeSandbox, openSandbox, openTrial } from './trial.ts';
import {
  powerChecks,
  purchaseChecks,
  renameChecks,
  resetChecks,
  terminateChecks,
} from './unkeyedWriteChecks.ts';

const checksOf: Record<OperationId, Checks> = {
  getAccount: queryChecks,
  listProducts: queryChecks,
  listRegions: queryChecks,
  listOsTemplates: queryChecks,
  getResellerState: queryChecks,
  listServers: queryChecks,
  getServer: queryChecks,
  listServerAddons: queryChecks,
  getServerStats: sampleChecks,
  getServerCredentials: revealChecks,
  issueAccountSso: mintChecks,
  issueServerSso: mintChecks,
  deployServer: deployChecks,
  reinstallServer: reinstallChecks,
  terminateServer: terminateChecks,
  renameServer: renameChecks,
  serverPowerAction: powerChecks,
  purchaseServerAddon: purchaseChecks,
  resetServerPassword: resetChecks,
};

/** The check for a cell; `undefined` if there is none. */
const checkOf = ({ operation, fault, code }: Cell): Check | undefined =>
  checksOf[operation][`${code} ${fault}`] ?? checksOf[operation][code];

const isElsewhere = ({ operation, fault }: Cell): boolean =>
  provenElsewhere.includes(`${operation}-${fault}`);
const testedCells = cells.filter((cell) => !isElsewhere(cell));

const noon = Date.UTC(2026, 0, 15, 12);
const nameOf = ({ operation, fault }: Cell): string => `${operation} × ${fault}`;
const passed = new Set<string>();

let tab: Tab;
let otherTab: Tab;

beforeAll(async () => {
  openBrowser(noon);
  await openSandbox();
  tab = await openTab();
  otherTab = await openTab();
});

beforeEach(() => openBrowser(noon));

afterEach(async () => {
  for (const one of [tab, otherTab]) {
    one.serverPage.leaveServerPage();
    one.setSilent(false);
    one.page.endSession();
  }
  await drive(tab.page.forgetJournal());
  vi.useRealTimers();
});

afterAll(async () => {
  const unasserted = testedCells.filter((cell) => checkOf(cell) === undefined);
  const mark = (cell: Cell): string => {
    if (isElsewhere(cell)) return '>';
    if (checkOf(cell) === undefined) return '?';
    return passed.has(nameOf(cell)) ? '' : '!';
  };
  console.log(
    `${tableOf(mark)}\n\n! not as designed or not run   ? without an assertion   > by a test with its tag`,
  );
  for (const cell of unasserted) console.log(`without an assertion: ${nameOf(cell)}`);
  await closeSandbox();
});

test('each of 19 operations and 23 faults has a cell, and each cell an assertion', () => {
  expect(cells).toHaveLength(19 * 23);
  expect(testedCells.filter((cell) => checkOf(cell) === undefined).map(nameOf)).toEqual([]);
  expect(cells.length - testedCells.length).toBe(provenElsewhere.length);
});

describe.each(Object.keys(checksOf))('%s', (operation) => {
  test.each(testedCells.filter((cell) => cell.operation === operation))('× $fault: $code', async (cell) => {
    const check = checkOf(cell);
    expect(check).toBeDefined();
    const trial = await openTrial(cell, tab, otherTab);
    await check?.(trial);
    passed.add(nameOf(cell));
  });
});

describe('the same in another way', () => {
  test.each(faultVariants)('$operation × $fault: $what', async ({ operation, fault, variant, ownCheck }) => {
    const cell = cells.find((one) => one.operation === operation && one.fault === fault);
    if (cell === undefined) throw new Error('no such cell');
    const check = ownCheck ?? checkOf(cell);
    expect(check).toBeDefined();
    await check?.(await openTrial(cell, tab, otherTab, variant));
  });
});

test.each(refusals)(
  'refused, $operation by $status $form, made: $isMade, the list late: $isListLate',
  async (refusal) => {
    const cell = cells.find(({ operation, fault }) => operation === refusal.operation && fault === '400');
    if (cell === undefined) throw new Error('no such cell');
    const trial = await openTrial(cell, tab, otherTab);
    await expect(expectTruth(trial, refusal)).resolves.toBeUndefined();
  },
);
