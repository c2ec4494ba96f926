import type { Page } from '@playwright/test';
import { ask, backup, expectTold, openStore, payButton } from '../support/addons.ts';
import { deployButton, expectDeployedInTime, openReview } from '../support/deploy.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { askFor, confirmButton, journalled, openSettings } from '../support/settings.ts';
import { expectInTime, takeClock } from '../support/time.ts';
import { expect, test } from './fixtures.ts';

/*
 * Where a connection that was used before dies without a byte, Firefox sends the request again by itself, a POST too,
 * and tells neither the page nor its own tools. What is paid for must be paid once all the same.
 */

interface Errand {
  readonly operationId: 'deployServer' | 'purchaseServerAddon' | 'reinstallServer';
  /** The request, as `arrivals` knows it. */
  readonly what: string;
  readonly amount: string | null;
  /** Comes as far as the last click; resolves to it. */
  come(page: Page, sandbox: SandboxControls, key: string): Promise<() => Promise<void>>;
  /** The page says that it was done. */
  expectDone(page: Page): Promise<void>;
}

const errands: readonly Errand[] = [
  {
    operationId: 'deployServer',
    what: 'POST /servers',
    amount: '10.00',
    async come(page, _sandbox, key) {
      await openReview(page, key);
      return () => deployButton(page).click();
    },
    expectDone: (page) => expectDeployedInTime(page),
  },
  {
    operationId: 'purchaseServerAddon',
    what: 'POST /servers/…/addons',
    amount: '1.66',
    async come(page, sandbox, key) {
      await openStore(page, sandbox, key);
      await ask(page);
      return () => payButton(page).click();
    },
    expectDone: (page) => expectTold(page, `Bought: ${backup}`),
  },
  {
    operationId: 'reinstallServer',
    what: 'POST /servers/…/reinstall',
    amount: null,
    async come(page, sandbox, key) {
      await openSettings(page, sandbox, key);
      const confirm = confirmButton(await askFor(page, 'Reinstall'), 'Reinstall');
      return () => confirm.click();
    },
    async expectDone(page) {
      await expectInTime(page, () => expect(page.getByRole('dialog')).toBeHidden({ timeout: 300 }));
      await expect(page.getByText(/^Reinstall requested|^Provisioning$/).first()).toBeVisible();
      await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
    },
  },
];

for (const { operationId, what, amount, come, expectDone } of errands) {
  test(`${operationId}, its answer lost: Firefox asks again by itself, it is done once, and said so`, async ({
    page,
    key,
    sandbox,
    arrivals,
    fetched,
  }) => {
    const empty = key('empty');
    await takeClock(page);
    const doIt = await come(page, sandbox, empty);
    await sandbox.fault(empty, operationId, { socket: 'close-after' });
    await doIt();
    await expectDone(page);
    expect((await sandbox.ledger(empty)).commits).toMatchObject([{ operationId, amount }]);
    expect(await journalled(page)).toBe(0);
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
    const doIt = await come(page, sandbox, empty);
    await sandbox.fault(empty, operationId, { socket: 'reset-after' }, { times: 99 });
    const failed = page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
    await doIt();
    await failed;
    await sandbox.clearFaults(empty, operationId);
    await expectDone(page);
    expect((await sandbox.ledger(empty)).commits).toMatchObject([{ operationId, amount }]);
    expect(await journalled(page)).toBe(0);
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
      // A file of the site alone: nothing but this test sends anything.
      await page.goto('/config.json');
      const said = await page.evaluate(
        async ([path, authorization]) => {
          const headers = { Authorization: authorization };
          const read = async () => (await fetch('/api/v1/account', { headers })).text();
          await Promise.all(Array.from({ length: 8 }, read)); // connections to be used again
          return fetch(path, { method: 'POST', headers }).then(({ status }) => status, String);
        },
        [`/api/v1/servers/${id}/power/reboot`, `Bearer ${empty}`] as const,
      );
      expect(said).toMatch(/^TypeError: NetworkError/);
      const reached = arrivals(empty, 'POST /servers/…/power/reboot').map(({ isReused }) => isReused);
      test.info().annotations.push({ type: 'sent', description: `${reached.length} times` });
      expect([reached[0], reached.at(-1)]).toEqual([true, false]);
      const { commits } = await sandbox.ledger(empty);
      expect(commits).toHaveLength(socket.endsWith('after') ? reached.length : 0);
    });
  }
});
