import { measureFirstLoad } from '../support/firstLoad.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';

/** Sizes in bytes after gzip -9, and numbers of requests. */
const budget = { scriptBytes: 149_500, requests: 14, idleScriptBytes: 110_000, idleScripts: 8 };

test('the servers list comes within its budget of scripts and requests', async ({ page, key }) => {
  const load = await measureFirstLoad(page, () => openAs(page, key('owner')));
  await expect(page.getByRole('heading', { name: 'Servers' })).toBeVisible();

  test.info().annotations.push({ type: 'first load', description: JSON.stringify(load) });
  // A measurement without scripts or without the list measured nothing.
  expect(load.scriptBytes).toBeGreaterThan(50_000);
  expect(load.requests.filter((url) => url.endsWith('/api/v1/servers'))).toHaveLength(1);
  expect(load.scriptBytes).toBeLessThanOrEqual(budget.scriptBytes);
  expect(load.requests.length, load.requests.join('\n')).toBeLessThanOrEqual(budget.requests);
  // Idle-time code is fetched, in a few files.
  expect(load.idleScripts.length).toBeGreaterThan(0);
  expect(load.idleScripts.length, load.idleScripts.join('\n')).toBeLessThanOrEqual(budget.idleScripts);
  expect(load.idleScriptBytes, load.idleScripts.join('\n')).toBeLessThanOrEqual(budget.idleScriptBytes);
});
