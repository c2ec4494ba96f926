import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { holdAnswers } from '../support/hold.ts';
import { openAs } from '../support/session.ts';

test(
  'Start and Reboot within 20 ms: the first is sent, the second is not',
  { tag: '@cell-44' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const calls = watchCalls(page);
    const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
    await openAs(page, empty, `/servers/${id}`);
    await page.getByRole('button', { name: 'Reboot', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Reboot alpha?' })).toBeVisible();
    // The server is stopped elsewhere while the dialog is open, so that both buttons can be clicked.
    await sandbox.world(empty, { servers: [{ id, status: 'stopped' }] });
    await page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="Refresh"]')?.click());
    await expect(page.getByText('Stopped', { exact: true })).toBeAttached();
    const { release } = await holdAnswers(page, '**/power/*');
    await page.evaluate(() => {
      const click = (words: string): void => {
        const found = [...document.querySelectorAll('button')].find((it) => it.textContent.trim() === words);
        if (found === undefined) throw new Error(`no button ${words}`);
        found.click();
      };
      click('Start');
      click('Reboot server');
    });
    release();
    await expect(page.getByText(/^Start requested, \d+s$/)).toBeVisible();
    await calls.settled();
    expect(calls.all().filter(({ method }) => method === 'POST')).toEqual([
      { method: 'POST', path: `/servers/${id}/power/start` },
    ]);
  },
);

test('two tabs: what one has on the line the other does not send', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await openAs(tab, empty, `/servers/${id}`);
    await tab.getByRole('button', { name: 'Reboot', exact: true }).click();
    await expect(tab.getByRole('dialog', { name: 'Reboot alpha?' })).toBeVisible();
  }
  const calls = [watchCalls(page), watchCalls(other)];
  const { count, release } = await holdAnswers(context, '**/power/reboot');
  await Promise.all([page, other].map((tab) => tab.getByRole('button', { name: 'Reboot server' }).click()));
  await expect.poll(count).toBe(1);
  // Both have asked for the lock by the time the browser answers this.
  await Promise.all([page, other].map((tab) => tab.evaluate(() => navigator.locks.query())));
  release();
  await Promise.all(calls.map((tab) => tab.settled()));
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test('clicked often and reloaded in the middle: sent once, it may have been requested, and is not sent again', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha', status: 'stopped' }] });
  await openAs(page, empty, `/servers/${id}`);
  await sandbox.fault(empty, 'serverPowerAction', { socket: 'hang' });
  const start = page.getByRole('button', { name: 'Start', exact: true });
  await start.evaluate((button: HTMLButtonElement) => {
    for (let clicks = 0; clicks < 5; clicks += 1) button.click(); // before React can rerender
  });
  await start.dblclick({ force: true });
  await expect.poll(async () => (await sandbox.ledger(empty)).commits.length).toBe(1);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Start alpha: it may have been requested');
  await expect(page.getByText(/^Start may have been requested/)).toBeVisible();
  expect(calls.count('POST', /./)).toBe(1);
  await sandbox.advance(4_000, empty);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Running', { exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(calls.count('POST', /./)).toBe(1);
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test('offline: nothing is sent, it is said, and nothing is sent later', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  await openAs(page, empty, `/servers/${id}`);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Stop server' })).toBeVisible();
  await atRest(page); // code that loads when idle is loaded
  const calls = watchCalls(page);
  await context.setOffline(true);
  // The dialog was open already.
  await page.getByRole('button', { name: 'Stop server' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    /Stop alpha: not sent.*You’re offline\. Nothing was sent or saved for later\./,
  );
  await expect(page.getByRole('button', { name: 'Reboot', exact: true })).toHaveAccessibleDescription(
    'You’re offline.',
  );
  await page.getByRole('button', { name: 'Reboot', exact: true }).click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await context.setOffline(false);
  await expect(page.getByRole('button', { name: 'Reboot', exact: true })).not.toHaveAttribute(
    'aria-disabled',
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  await calls.settled();
  expect(calls.count('POST', /./)).toBe(0);
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/^Stop requested, \d+s$/)).toBeVisible();
});
