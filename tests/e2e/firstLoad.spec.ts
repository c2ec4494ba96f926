import { expectWithinBudget, measureFirstLoad } from '../support/firstLoad.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';

for (const encoding of ['gzip', 'br'] as const) {
  test(`the servers list comes within its budget of scripts and requests, sent with ${encoding}`, async ({
    page,
    key,
  }) => {
    const load = await measureFirstLoad(page, encoding, () => openAs(page, key('owner')));
    await expect(page.getByRole('heading', { name: 'Servers' })).toBeVisible();
    test.info().annotations.push({ type: 'first load', description: JSON.stringify(load) });
    expectWithinBudget(load, encoding);
  });
}
