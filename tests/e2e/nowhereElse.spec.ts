import { atRest } from '../support/atRest.ts';
import { field, reveal, storedPassword, whereIs } from '../support/credentials.ts';
import { deployButton, reviewOfWeb } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';

/** A real API’s links are followed; a sandbox’s lead nowhere. */
test.use({ isReal: true });

test('after a tour of everything the key is in its place alone, passwords and the sign-in link nowhere', async ({
  page,
  key,
  sandbox,
}) => {
  const owner = key('owner');
  const [id = ''] = await sandbox.world(owner, { addServers: [{ label: 'alpha' }] });
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await openAs(page, owner);
  await page.getByRole('searchbox', { name: 'Search servers' }).fill('alpha');
  await page.getByRole('link', { name: 'alpha' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();

  await page.getByRole('link', { name: 'Credentials' }).click();
  const secrets = [await storedPassword(page, owner, id)];
  await reveal(page);
  await page.getByRole('button', { name: 'Reset password' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click();
  await expect(field(page, 'New password')).toHaveValue(/\S/);
  secrets.push(await field(page, 'New password').inputValue());

  await page.getByRole('link', { name: 'Account', exact: true }).click();
  await page.getByRole('dialog', { name: 'Leave this page?' }).getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Account' })).toBeVisible();
  await page.getByRole('button', { name: 'Open in dashboard' }).click();
  const link = (await page.getByRole('link', { name: 'Continue to' }).getAttribute('href')) ?? '';
  secrets.push(new URL(link).searchParams.get('t') ?? link);

  await page.evaluate((path) => history.pushState({}, '', path), reviewOfWeb);
  await expect(deployButton(page)).toBeVisible();
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(page.getByText('alpha').first()).toBeVisible();
  await atRest(page);

  expect(new Set(secrets).size).toBe(3);
  for (const secret of secrets) {
    expect(await whereIs(page, secret)).toEqual([]);
    expect(addresses.filter((address) => address.includes(secret))).toEqual([]);
  }
  // For a reload, the key is stored encrypted, with its decryption key in a cookie.
  expect(await whereIs(page, owner)).toEqual([]);
  expect(addresses.filter((address) => address.includes(owner))).toEqual([]);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});
