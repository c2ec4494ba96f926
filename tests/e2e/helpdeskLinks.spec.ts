import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { continueLink, mint, mintButton, mintedLinks } from '../support/handoff.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs, signIn } from '../support/session.ts';

/** A real API’s links are followed; a sandbox’s lead nowhere. */
test.use({ isReal: true });

test('a link to a server’s hand-off survives sign-in, says whose account and which server, and does nothing', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, {
    addServers: [{ label: 'alpha', status: 'stopped', addonIds: ['vpk7wjf5'] }],
    servers: [{ label: 'alpha', answer: { 'networking.primaryIp': '198.51.100.7' } }],
  });
  const calls = watchCalls(page);
  await signIn(page, empty, `/sso/servers/${id}?next=${encodeURIComponent('/dashboard/backups?tab=1')}`);
  await expect(page).toHaveURL(`/sso/servers/${id}?next=%2Fdashboard%2Fbackups%3Ftab%3D1`);
  const section = page.getByRole('region', { name: 'Otwa Cloud dashboard' });
  for (const words of ['Lea Martin (empty@example.com)', 'alpha', id, 'Stopped', '/dashboard/backups?tab=1'])
    await expect(section).toContainText(words);
  await expect(section.getByRole('listitem').first()).toHaveText('198.51.100.7');
  await expect(page).toHaveTitle(/^Open in dashboard · alpha · /);
  await atRest(page);
  expect(calls.count('POST', /./)).toBe(0);

  const address = await mint(page);
  await expectAccessible(page);
  await expectToFit(page);
  expect(calls.count('POST', `/servers/${id}/sso`)).toBe(1);
  expect(await mintedLinks(sandbox, empty)).toBe(1);
  expect(await sandbox.redeem(empty, address)).toEqual({
    state: 'signed-in',
    next: '/dashboard/backups?tab=1',
  });
  // Another place is another hand-off: the link for the previous place is no longer offered.
  await page.evaluate((to) => history.pushState({}, '', `/sso/servers/${to}`), id);
  await expect(section).toContainText('the server’s page');
  await expect(continueLink(page)).toHaveCount(0);
});

const links = [
  ['/sso?next=%2Fdashboard%2Ftickets%3Fid%3D7', 'Open in dashboard', '/dashboard/tickets?id=7'],
  ['/find?q=alpha', 'Find', '1 server found'],
  ['/find?q=alpha%0A198.51.100.7', 'Find', '1 server found'],
  ['/servers/{id}/networking', 'alpha', 'Primary'],
  ['/servers/{id}/settings', 'alpha', 'Reinstall'],
] as const;

test('each other link for a ticket survives sign-in, and none does anything', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  const calls = watchCalls(page);
  for (const [link, heading, words] of links) {
    await test.step(link, async () => {
      const path = link.replace('{id}', id);
      await signIn(page, empty, path);
      await expect(page).toHaveURL(path);
      await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
      await expect(page.getByRole('main')).toContainText(words);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByText('You’re signed out')).toBeVisible();
    });
  }
  expect(calls.all().filter(({ method }) => method !== 'GET')).toEqual([]);
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
});

test('a link to a server that this account has not: the reason, and the way without it', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openAs(page, empty, '/sso/servers/00000000-0000-4000-8000-000000000000');
  await expect(page.getByText('This account has no server with this ID.')).toBeVisible();
  await expect(mintButton(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Open the dashboard without a server' }).click();
  await expect(page).toHaveURL('/sso');
  const address = await mint(page);
  expect(await sandbox.redeem(empty, address)).toEqual({ state: 'signed-in', next: '/dashboard' });
  // Navigate within the app: static file servers refuse such an address by themselves.
  await page.evaluate(() => history.pushState({}, '', '/sso/servers/..%2Faccount'));
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
});
