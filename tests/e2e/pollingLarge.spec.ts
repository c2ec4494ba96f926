import { letPass, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { row } from '../support/fleet.ts';
import { samplePath } from '../support/stats.ts';
import { openAs } from '../support/session.ts';
import { takeClock } from '../support/time.ts';

test('over 1,000 servers: the list once a minute, and the rows in sight that are on their way one by one', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const ids = await sandbox.world(empty, {
    addServers: [
      { label: 'web', count: 1_000 },
      { label: 'a-new', count: 20, status: 'provisioning' }, // on screen, as the first rows
      { label: 'z-new', status: 'provisioning' }, // far below
    ],
    rateLimit: null,
  });
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty);
  await expect(row(page, 'a-new-1')).toContainText('Provisioning');
  await calls.opened();
  calls.forget();
  await letPass(page, calls, 50_000);
  expect(calls.count('GET', '/servers')).toBe(0);
  const asked = calls
    .all()
    .map(({ path }) => path)
    .filter((path) => !samplePath.test(path));
  expect(asked.length).toBeGreaterThanOrEqual(12);
  expect(asked.length).toBeLessThanOrEqual(17); // 20 a minute in total
  expect(new Set(asked).size).toBeLessThanOrEqual(10);
  expect(asked).not.toContain(`/servers/${ids.at(-1)}`);
  await letPass(page, calls, 12_000);
  expect(calls.count('GET', '/servers')).toBe(1);

  // The response of such a request updates the row in the list.
  await sandbox.world(empty, { servers: [{ label: 'a-new-1', status: 'running' }] });
  calls.forget();
  await letPass(page, calls, 40_000);
  expect(calls.count('GET', '/servers')).toBe(0);
  await expect(row(page, 'a-new-1')).toContainText('Running');
});
