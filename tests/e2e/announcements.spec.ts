import { expect, test } from '../support/fixtures.ts';
import { expectShown, openMenu, row } from '../support/fleet.ts';
import { box } from '../support/selection.ts';
import { openAs } from '../support/session.ts';
import { takeClock } from '../support/time.ts';

test('changes of state are told politely, gathered, at most one sentence in 5 s', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'web', count: 38 }] });
  await takeClock(page);
  await openAs(page, empty);
  await expectShown(page, 38, 38);
  // The shell's region and the list's four. The list's code loads when the page is idle.
  await expect(page.locator('main > p[role=status].sr-only')).toHaveCount(5);
  // Records every sentence that a screen reader would announce.
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('[role=status].sr-only')) {
        const words = region.textContent;
        if (/changed status|: (?:Running|Stopped|Failed)$/.test(words) && words !== said.at(-1))
          said.push(words);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  const refresh = async (): Promise<void> => {
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/servers'));
    await page.getByRole('button', { name: 'Refresh' }).click();
    await answered;
  };

  await sandbox.world(empty, { servers: [{ label: 'web-1', status: 'stopped' }] });
  await refresh();
  await expect.poll(said).toEqual(['web-1: Stopped']);
  // Two polls within five seconds, with 20 and 17 changed servers: one sentence, after both.
  await sandbox.world(empty, { changeSome: { count: 20, from: 'running', to: 'failed' } });
  await refresh();
  await sandbox.world(empty, { changeSome: { count: 17, from: 'running', to: 'stopped' } });
  await refresh();
  await expect(row(page, 'web-38')).toContainText('Stopped');
  expect(await said()).toEqual(['web-1: Stopped']);
  await page.clock.fastForward(5_100);
  await expect.poll(said).toEqual(['web-1: Stopped', '37 servers changed status']);
  await page.clock.fastForward(10_000);
  // A new or unchanged server is not announced.
  await sandbox.world(empty, { addServers: [{ label: 'newcomer' }] });
  await refresh();
  await expect(row(page, 'newcomer')).toBeVisible();
  expect(await said()).toHaveLength(2);
});

test('a new order and the selection are told once', async ({ page, key }) => {
  await openAs(page, key('owner'));
  await expect(page.locator('main > p[role=status].sr-only')).toHaveCount(5);
  const told = (words: string) => page.getByRole('status').filter({ hasText: words });
  await expect(told('Sorted by')).toHaveCount(0);
  await page.getByRole('button', { name: 'Created' }).click();
  await expect(told('Sorted by Created, oldest first')).toHaveCount(1);
  await page.getByRole('button', { name: 'Created' }).click();
  await expect(told('Sorted by Created, newest first')).toHaveCount(1);
  await page.getByRole('button', { name: 'Label' }).click();
  await expect(told('Sorted by Label, ascending')).toHaveCount(1);
  await box(page, 'mail').click();
  await box(page, 'staging').click();
  await expect(told('2 selected')).toHaveCount(1);
});

test('what is requested in the list is told', async ({ page, key }) => {
  await openAs(page, key('owner'));
  await expect(page.locator('main > p[role=status].sr-only')).toHaveCount(5);
  const menu = await openMenu(page, 'prod-web-1');
  await menu.getByRole('menuitem', { name: /^Stop/ }).click();
  await page.getByRole('button', { name: 'Stop server' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^prod-web-1: stop requested$/ })).toHaveCount(1);
});

test('on a server’s page what was asked for and its own change are told', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  await openAs(page, empty, `/servers/${id}`);
  await expect(page.getByText('Running', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('button', { name: 'Stop server' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^alpha: stop requested$/ })).toHaveCount(1);
  await sandbox.world(empty, { servers: [{ label: 'alpha', status: 'suspended' }] });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'alpha: Suspended' })).toHaveCount(1);
});
