import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { watchClipboard } from '../support/clipboard.ts';
import { openCredentials } from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';
import { test as siteTest } from '../support/site.ts';

const run = promisify(execFile);

test('Start, shown as curl, starts the server when it is run', async ({ page, key, sandbox }) => {
  const copied = await watchClipboard(page);
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha', status: 'stopped' }] });
  await openAs(page, empty, `/servers/${id}`);
  const toggle = page.getByRole('button', { name: 'Show Start as curl' });
  await toggle.press('Enter');
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  await page.getByRole('button', { name: 'Copy command' }).click();
  await expect.poll(copied).toContain('curl');
  const command = await copied();
  // A press of text outside of main moves the focus to nothing.
  await page.getByText('Balance', { exact: true }).click();
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await toggle.press('Enter');
  expect(command).not.toContain(empty);
  const { stdout } = await run('sh', ['-c', command], { env: { ...process.env, OTWA_API_KEY: empty } });
  expect(stdout).toContain('queued');
  expect((await sandbox.ledger(empty)).commits).toMatchObject([
    { operationId: 'serverPowerAction', serverId: id },
  ]);
  await toggle.press('Enter');
  await expect(page.getByText('curl -X POST')).toHaveCount(0);
});

test('the questions, the credentials and the label show the very call they make', async ({
  page,
  key,
  sandbox,
}) => {
  const id = await openCredentials(page, sandbox, key('empty'));
  const base = `${new URL(page.url()).origin}/api/v1/servers/${id}`;
  const authorized = `-H "Authorization: Bearer $OTWA_API_KEY"`;
  const toggle = page.getByRole('main').getByRole('button', { name: 'Show as curl' });
  await toggle.click();
  await expect(page.getByRole('figure').locator('code').first()).toHaveText(
    `curl '${base}/credentials' \\ ${authorized}`,
  );
  for (const [button, path] of [
    ['Stop', 'power/stop'],
    ['Reboot', 'power/reboot'],
    ['Reset password', 'password-reset'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Show as curl' }).click();
    await expect(dialog.locator('code').first()).toHaveText(
      `curl -X POST '${base}/${path}' \\ ${authorized}`,
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Label').fill('beta');
  await page.getByRole('main').getByRole('button', { name: 'Show as curl' }).click();
  await expect(page.getByRole('figure').locator('code').first()).toHaveText(
    `curl -X PATCH '${base}/label' \\ ${authorized} \\ -H 'Content-Type: application/json' \\ -d '{"label":"beta"}'`,
  );
});

siteTest('an operator’s prefix and address are in the command', async ({ openSite, page, key }) => {
  const { origin } = await openSite({ curlPrefix: 'ACME' });
  await page.getByLabel('API key').fill(key('owner'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await page.getByRole('link', { name: 'Credentials' }).click();
  await page.getByRole('button', { name: 'Show as curl' }).click();
  const command = page.getByRole('figure').locator('code').first();
  await expect(command).toContainText(`curl '${origin}/api/v1/servers/`);
  await expect(command).toContainText('Bearer $ACME_API_KEY');
  await expect(command).not.toContainText(/otwa/i);
});
