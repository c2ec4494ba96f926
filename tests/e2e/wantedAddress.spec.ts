import { expect, test } from '../support/fixtures.ts';
import { signIn } from '../support/session.ts';

test('the address a person wanted survives sign-in, its query too', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'wanted' }] });
  await signIn(page, empty, `/servers/${id}?from=mail&page=2`);
  await expect(page.getByRole('heading', { level: 1, name: 'wanted' })).toBeVisible();
  await expect(page).toHaveURL(`/servers/${id}?from=mail&page=2`);
  // The history holds no entry for the sign-in.
  await page.goBack();
  await expect(page).toHaveURL('about:blank');
});

test('a page that needs no key is left by nobody who has one', async ({ page, key }) => {
  await signIn(page, key('empty'));
  await page.goto('/sign-in?next=%2Fservers%3Fa%3Db');
  await expect(page).toHaveURL('/servers?a=b');
});

const foreignAddresses = [
  '//evil.example/x',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
];

test('a link that wants to lead elsewhere leads to the servers', async ({ page, key }) => {
  for (const next of foreignAddresses) {
    await test.step(next, async () => {
      await signIn(page, key('empty'), `/sign-in?next=${encodeURIComponent(next)}`);
      await expect(page).toHaveURL('/servers');
      await expect(page.getByRole('heading', { name: 'Deploy your first server' })).toBeVisible();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByText('You’re signed out')).toBeVisible();
    });
  }
});
