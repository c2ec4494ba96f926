import { expect, test } from '../support/fixtures.ts';
import { startFromRow } from '../support/fleet.ts';
import { hold } from '../support/hold.ts';
import { openAs, ownerOf, storageName } from '../support/session.ts';
import { takeClock } from '../support/time.ts';

test('what is in progress is counted on every page and leaves when it is seen', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  const [id = ''] = await sandbox.world(empty, {
    addServers: ['alpha', 'beta'].map((label) => ({ label, status: 'stopped' })),
  });
  await openAs(page, empty);
  await startFromRow(page, 'alpha');
  await startFromRow(page, 'beta');
  const navigation = page.getByRole('navigation', { name: 'Main' });
  await expect(navigation).toContainText('2 in progress');
  await page.getByRole('link', { name: 'alpha' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  await expect(navigation).toContainText('2 in progress');
  await page.getByRole('link', { name: 'Activity' }).click();
  const underWay = page.getByRole('region', { name: 'In progress' });
  await expect(underWay.getByRole('listitem')).toHaveText([
    /^alphaStart requested, \d+s$/,
    /^betaStart requested, \d+s$/,
  ]);
  await page.reload();
  await expect(underWay.getByRole('listitem')).toHaveCount(2);
  await sandbox.advance(5_000, empty);
  await page.clock.fastForward(5_100);
  await expect(underWay).toHaveCount(0);
  await expect(navigation).not.toContainText('under way');
  await expect(page.getByText('2 of 2 shown')).toBeVisible();
  expect((await sandbox.ledger(empty)).commits[0]).toMatchObject({ serverId: id });
});

test('after a reload the list doesn’t wait for the code of what is in progress, and then follows it', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'alpha', status: 'stopped' }] });
  await openAs(page, empty);
  await startFromRow(page, 'alpha');
  const row = page.getByRole('row').filter({ hasText: 'alpha' });
  await expect(row).toContainText('Start requested');
  const { count, release } = await hold(page, '**/assets/operations-*.js');
  await page.reload();
  await expect(row).toContainText('Stopped');
  expect(count()).toBeGreaterThan(0);
  await expect(row).not.toContainText('Start requested');
  release();
  await expect(row).toContainText('Start requested');
  await sandbox.advance(5_000, empty);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(row).toContainText('Running');
  await expect(row).not.toContainText('Start requested');
});

test('away from the list a server that arrives is seen, too', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  await sandbox.world(empty, { addServers: [{ label: 'alpha', status: 'stopped' }, { label: 'beta' }] });
  await openAs(page, empty);
  await startFromRow(page, 'alpha');
  const navigation = page.getByRole('navigation', { name: 'Main' });
  await expect(navigation).toContainText('1 in progress');
  await page.getByRole('link', { name: 'beta' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'beta' })).toBeVisible();
  await sandbox.advance(5_000, empty);
  await page.clock.fastForward(61_000);
  await expect(navigation).not.toContainText('under way');
  await expect(page.getByText('no change yet')).toHaveCount(0);
});

test('an unsettled write of the journal stands at the top in plain words', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [target = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  await openAs(page, empty);
  await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
  await page.evaluate(
    async ([server, owner, journal]) => {
      const entry = {
        id: 'e1',
        ...owner,
        operation: 'reinstallServer',
        target: server,
        targetName: 'alpha',
        body: '{}',
        key: 'k1',
        at: Date.now(),
        attempts: 1,
        state: 'unknown',
      };
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open(journal, 1);
        opening.addEventListener('error', reject);
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('entries'));
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('entries', 'readwrite');
          writing.objectStore('entries').put(entry, entry.id);
          writing.addEventListener('complete', () => {
            opening.result.close();
            resolve(undefined);
          });
        });
      });
    },
    [target, await ownerOf(page, empty), storageName('journal')] as const,
  );
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('1 in progress');
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('region', { name: 'In progress' }).getByRole('listitem')).toHaveText(
    /^alphaReinstall: requested .+; outcome not known yet$/,
  );
});
