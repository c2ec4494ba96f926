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
import { openTab, type Tab } from './tab.ts';
import { findTest, type TestName } from '../support/testTitles.ts';
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

async function isThere(name: TestName): Promise<void> {
  expect(findTest(name) ? name : 'no such test').toEqual(name);
}

/** What is held against a cell: a check here, or a test elsewhere that exists under its title. */
function checkOf({ operation, fault, code }: Cell): Check | undefined {
  const other = provenElsewhere[`${operation} ${fault}`];
  if (other !== undefined) return () => isThere(other);
  const checks = checksOf[operation];
  return checks[`${code} ${fault}`] ?? checks[code];
}

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
  const open = cells.filter((cell) => checkOf(cell) === undefined);
  const mark = (cell: Cell): string => {
    if (checkOf(cell) === undefined) return '?';
    return passed.has(nameOf(cell)) ? '' : '!';
  };
  console.log(`${tableOf(mark)}\n\n! not as designed or not run   ? without an assertion`);
  for (const cell of open) console.log(`without an assertion: ${nameOf(cell)}`);
  await closeSandbox();
});

test('each of 19 operations and 23 faults has a cell, and each cell an assertion', () => {
  expect(cells).toHaveLength(19 * 23);
  expect(cells.filter((cell) => checkOf(cell) === undefined).map(nameOf)).toEqual([]);
});

describe.each(Object.keys(checksOf))('%s', (operation) => {
  test.each(cells.filter((cell) => cell.operation === operation))('× $fault: $code', async (cell) => {
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
