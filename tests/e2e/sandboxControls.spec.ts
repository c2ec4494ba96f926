import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';

test('a test puts servers into a world, breaks an answer and reads the ledger', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [added] = await sandbox.world(empty, { addServers: [{ label: 'put-here' }] });
  expect(added).toMatch(/^[0-9a-f-]{36}$/);

  await sandbox.fault(
    empty,
    'listServers',
    { status: 500, body: { message: 'Out of order', statusCode: 500 } },
    { times: 9 },
  );
  await openAs(page, empty);
  await expect(page.getByText('Out of order')).toBeVisible({ timeout: 20_000 });

  await sandbox.clearFaults(empty);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: 'put-here' })).toBeVisible();

  expect((await sandbox.ledger(empty)).commits).toEqual([]);
  await sandbox.advance(1000, empty);
  await sandbox.reset(empty);
  await page.reload();
  await expect(page.getByText('Deploy your first server')).toBeVisible();
});

test('each test’s key opens a world of its own', async ({ key, sandbox, request }) => {
  const [one, other] = [key('owner'), key('owner')];
  await sandbox.world(one, { revoked: true });
  const statusOf = async (theirs: string) =>
    (await request.get('/api/v1/account', { headers: { Authorization: `Bearer ${theirs}` } })).status();
  expect([await statusOf(one), await statusOf(other)]).toEqual([401, 200]);
});
