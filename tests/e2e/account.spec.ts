import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { dateText } from '../support/now.ts';
import { openAs } from '../support/session.ts';
import { expectInTime, takeClock } from '../support/time.ts';

test('whose account, what the key is known to open, and the way into the dashboard', async ({
  page,
  key,
  sandbox,
}) => {
  const operator = key('operator');
  const [id] = await sandbox.world(operator, { addServers: [{ label: 'alpha' }] });
  const account = await page.request.get('/api/v1/account', {
    headers: { Authorization: `Bearer ${operator}` },
  });
  const { createdAt } = (await account.json()) as { createdAt: string }; // as the API contract defines it
  await takeClock(page);
  await openAs(page, operator, '/account');
  await expect(page).toHaveTitle('Sandbox · Account · Otwa Cloud');
  const details = page.getByRole('region', { name: 'Account details' });
  for (const [term, told] of [
    ['Email', 'operator@example.com'],
    ['Tier', 'Standard'],
    ['Customer since', dateText(createdAt)],
    ['Balance', '120.00'],
  ] as const)
    await expect(details.getByRole('definition').filter({ hasText: told }), term).toBeVisible();
  const scope = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await expect(scope('account:read')).toContainText('Allowed');
  await expect(scope('servers:read')).toContainText('Not known yet');
  await expect(scope('servers:destroy')).toContainText('Not known yet');
  await expect(page.getByText('Read access is enough to take over the account')).toBeVisible();
  await expect(page.getByText(/^\d\d of 90$/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'About' })).toContainText(/Version\d+\.\d+\.\d+/);
  await expect(page.getByRole('link', { name: 'support@otwa.cloud' })).toHaveAttribute(
    'href',
    'mailto:support@otwa.cloud',
  );
  await expectAccessible(page);
  await expectToFit(page);

  await page.evaluate((path) => history.pushState({}, '', path), `/servers/${id}/settings`);
  await page.getByRole('main').getByRole('button', { name: 'Terminate', exact: true }).click();
  await page.getByLabel('Type alpha to confirm').fill('alpha');
  await page.getByRole('button', { name: 'Terminate server' }).click();
  const alert = page.getByRole('dialog').getByRole('alert');
  await expectInTime(page, () => expect(alert).toContainText('Nothing was done', { timeout: 200 }), 5_000);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Account', exact: true }).click();
  await expect(scope('servers:read')).toContainText('Allowed');
  await expect(scope('servers:destroy')).toContainText('Denied');
  // The key's owner may have added it meanwhile.
  await page.reload();
  await scope('servers:destroy').getByRole('button', { name: 'Check again' }).click();
  await expect(scope('servers:destroy')).toContainText('Not known yet');
  await expect(scope('servers:read')).toContainText('Allowed');
  await page.reload();
  await expect(scope('servers:destroy')).toContainText('Not known yet');

  await page.getByRole('button', { name: 'Open in dashboard' }).click();
  await expect(page.getByText('Nothing opens from the sandbox')).toBeVisible();
});

test('a key that may not read the account has its page all the same', async ({ page, key }) => {
  const helpdesk = key('helpdesk');
  await openAs(page, helpdesk, '/account');
  await expect(page.getByText('This key can’t read the account')).toBeVisible();
  await expect(page.getByRole('region', { name: `Key …${helpdesk.slice(-4)}` })).toContainText('Denied');
  await expect(page.getByRole('button', { name: 'Open in dashboard' })).toHaveAccessibleDescription(
    /doesn’t have account:read/,
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
});
