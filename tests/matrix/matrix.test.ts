import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OperationId } from '#api/operation.ts';
import { openBrowser } from './browserOfOne.ts';
import { type Cell, cells, tableOf } from './cells.ts';
import { drive } from './clockDriver.ts';
import { provenElsewhere } from './elsewhere.ts';
import type { Check, Checks } from './ends.ts';
import { deployChecks, reinstallChecks } from './keyedEnds.ts';
import { questionChecks, sampleChecks } from './questionEnds.ts';
import { mintChecks, revealChecks } from './secretEnds.ts';
import { otherWays } from './otherWays.ts';
import { expectTruth, refusals } from './refusals.ts';
import { openTab, type Tab } from './tab.ts';
import { closeSandbox, openSandbox, openTrial } from './trial.ts';
import { powerChecks, purchaseChecks, renameChecks, resetChecks, terminateChecks } from './unkeyedEnds.ts';

const checksOf: Record<OperationId, Checks> = {
  getAccount: questionChecks,
  listProducts: questionChecks,
  listRegions: questionChecks,
  listOsTemplates: questionChecks,
  getResellerState: questionChecks,
  listServers: questionChecks,
  getServer: questionChecks,
  listServerAddons: questionChecks,
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

/** What is held against a cell; `undefined` where nothing is. */
const checkOf = ({ operation, fault, code }: Cell): Check | undefined =>
  checksOf[operation][`${code} ${fault}`] ?? checksOf[operation][code];

const isElsewhere = ({ operation, fault }: Cell): boolean =>
  provenElsewhere.includes(`${operation}-${fault}`);
const walked = cells.filter((cell) => !isElsewhere(cell));

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
  tab.page.endSession();
  otherTab.page.endSession();
  await drive(tab.page.forgetJournal());
  vi.useRealTimers();
});

afterAll(async () => {
  const open = walked.filter((cell) => checkOf(cell) === undefined);
  const mark = (cell: Cell): string => {
    if (isElsewhere(cell)) return '>';
    if (checkOf(cell) === undefined) return '?';
    return passed.has(nameOf(cell)) ? '' : '!';
  };
  console.log(
    `${tableOf(mark)}\n\n! not as designed or not run   ? without an assertion   > by a test with its tag`,
  );
  for (const cell of open) console.log(`without an assertion: ${nameOf(cell)}`);
  await closeSandbox();
});

test('each of 19 operations and 23 faults has a cell, and each cell an assertion', () => {
  expect(cells).toHaveLength(19 * 23);
  expect(walked.filter((cell) => checkOf(cell) === undefined).map(nameOf)).toEqual([]);
  expect(cells.length - walked.length).toBe(provenElsewhere.length);
});

describe.each(Object.keys(checksOf))('%s', (operation) => {
  test.each(walked.filter((cell) => cell.operation === operation))('× $fault: $code', async (cell) => {
    const check = checkOf(cell);
    expect(check).toBeDefined();
    const trial = await openTrial(cell, tab, otherTab);
    await check?.(trial);
    passed.add(nameOf(cell));
  });
});

describe('the same in another way', () => {
  test.each(otherWays)('$operation × $fault: $what', async ({ operation, fault, way, ends }) => {
    const cell = cells.find((one) => one.operation === operation && one.fault === fault);
    if (cell === undefined) throw new Error('no such cell');
    const check = ends ?? checkOf(cell);
    expect(check).toBeDefined();
    await check?.(await openTrial(cell, tab, otherTab, way));
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
