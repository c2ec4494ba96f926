import type { Page } from '@playwright/test';
import { openPurchaseDialog, backup, expectPurchaseNotice, openStore, payButton } from '../support/addons.ts';
import { deployButton, expectDeployedInTime, openReview } from '../support/deploy.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openConfirmation, confirmButton, journalEntryCount, openSettings } from '../support/settings.ts';
import { expectInTime, takeClock } from '../support/time.ts';
import { expect, test } from './fixtures.ts';

/*
 * If a reused connection dies without a byte, Firefox resends the request by itself, even a POST, and shows this
 * neither to the page nor in its tools. The user must still be charged only once.
 */

interface Scenario {
  readonly operationId: 'deployServer' | 'purchaseServerAddon' | 'reinstallServer';
  /** The request, as `arrivals` names it. */
  readonly what: string;
  readonly amount: string | null;
  /** Does everything before the last click. Resolves to a function that clicks. */
  prepare(page: Page, sandbox: SandboxControls, key: string): Promise<() => Promise<void>>;
  /** Expects the page to report that it was done. */
  expectDone(page: Page): Promise<void>;
}

const scenarios: readonly Scenario[] = [
  {
    operationId: 'deployServer',
    what: 'POST /servers',
    amount: '10.00',
    async prepare(page, _sandbox, key) {
      await openReview(page, key);
      return () => deployButton(page).click();
    },
    expectDone: (page) => expectDeployedInTime(page),
  },
  {
    operationId: 'purchaseServerAddon',
    what: 'POST /servers/…/addons',
    amount: '1.66',
    async prepare(page, sandbox, key) {
      await openStore(page, sandbox, key);
      await openPurchaseDialog(page);
      return () => payButton(page).click();
    },
    expectDone: (page) => expectPurchaseNotice(page, `Bought: ${backup}`),
  },
  {
    operationId: 'reinstallServer',
    what: 'POST /servers/…/reinstall',
    amount: null,
    async prepare(page, sandbox, key) {
      await openSettings(page, sandbox, key);
      const confirm = confirmButton(await openConfirmation(page, 'Reinstall'), 'Reinstall');
      return () => confirm.click();
    },
    async expectDone(page) {
      await expectInTime(page, () => expect(page.getByRole('dialog')).toBeHidden({ timeout: 300 }));
      await expect(page.getByText(/^Reinstall requested|^Provisioning$/).first()).toBeVisible();
      await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
    },
  },
];

for (const { operationId, what, amount, prepare, expectDone } of scenarios) {
  test(`${operationId}, its answer lost: Firefox asks again by itself, it is done once, and said so`, async ({
    page,
    key,
    sandbox,
    arrivals,
    fetched,
  }) => {
    const empty = key('empty');
    await takeClock(page);
    const submit = await prepare(page, sandbox, empty);
    await sandbox.fault(empty, operationId, { socket: 'close-after' });
    await submit();
    await expectDone(page);
    expect((await sandbox.ledger(empty)).commits).toMatchObject([{ operationId, amount }]);
    expect(await journalEntryCount(page)).toBe(0);
    expect([arrivals(empty, what).length, await fetched()]).toEqual([2, 1]);
  });

  test(`${operationId}, lost each time that Firefox asks: it is done once, and said so`, async ({
    page,
    key,
    sandbox,
    arrivals,
    fetched,
  }) => {
    const empty = key('empty');
    await takeClock(page);
    const submit = await prepare(page, sandbox, empty);
    await sandbox.fault(empty, operationId, { socket: 'reset-after' }, { times: 99 });
    const failed = page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
    await submit();
    await failed;
    await sandbox.clearFaults(empty, operationId);
    await expectDone(page);
    expect((await sandbox.ledger(empty)).commits).toMatchObject([{ operationId, amount }]);
    expect(await journalEntryCount(page)).toBe(0);
    expect(arrivals(empty, what).length).toBeGreaterThan(await fetched());
  });
}

test.describe('a POST whose connection dies without a byte', () => {
  for (const socket of ['close-before', 'close-after', 'reset-before', 'reset-after'] as const) {
    test(`${socket}: Firefox sends it again by itself, until a new connection dies, too`, async ({
      page,
      key,
      sandbox,
      arrivals,
    }) => {
      const empty = key('empty');
      const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
      await sandbox.fault(empty, 'serverPowerAction', { socket }, { times: 99 });
      // A static file of the site: only this test sends requests.
      await page.goto('/config.json');
      const result = await page.evaluate(
        async ([path, authorization]) => {
          const headers = { Authorization: authorization };
          const read = async () => (await fetch('/api/v1/account', { headers })).text();
          await Promise.all(Array.from({ length: 8 }, read)); // connections to be reused
          return fetch(path, { method: 'POST', headers }).then(({ status }) => status, String);
        },
        [`/api/v1/servers/${id}/power/reboot`, `Bearer ${empty}`] as const,
      );
      expect(result).toMatch(/^TypeError: NetworkError/);
      const reached = arrivals(empty, 'POST /servers/…/power/reboot').map(({ isReused }) => isReused);
      test.info().annotations.push({ type: 'sent', description: `${reached.length} times` });
      expect([reached[0], reached.at(-1)]).toEqual([true, false]);
      const { commits } = await sandbox.ledger(empty);
      expect(commits).toHaveLength(socket.endsWith('after') ? reached.length : 0);
    });
  }
});
