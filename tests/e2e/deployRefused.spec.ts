import {
  deployButton,
  expectDeployed,
  expectDeployRefused,
  openReview,
  paid,
  reviewOfWeb,
  stepLink,
  watchDeployKeys,
} from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { journalEntryCount } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

const everything = `${reviewOfWeb}&region=de-fra-01&hostname=web.example.com&addons=k2c8n6ty`;

test('a 400 with many reasons: each stands at its field until that is chosen anew, and then it is paid once', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const keys = watchDeployKeys(page);
  await takeClock(page);
  await openReview(page, empty, everything);
  const message = [
    'productId: sold out',
    'region is full',
    'osTemplate must be another',
    'label is taken',
    'hostname is reserved',
    'each value in addons must be offered',
    'Try tomorrow',
  ];
  await sandbox.fault(empty, 'deployServer', { status: 400, body: { message, statusCode: 400 } });
  await deployButton(page).click();
  const alert = await expectDeployRefused(page);
  for (const said of message) await expect(alert.getByText(said)).toHaveCount(1);
  await expect(alert.getByRole('link', { name: /^Fix it under/ })).toHaveCount(6);
  expect(await journalEntryCount(page)).toBe(0);
  expect(await paid(sandbox, empty)).toEqual({ servers: 0, balance: '50.00' });

  const [label, hostname] = [page.getByLabel('Label (optional)'), page.getByLabel('Hostname (optional)')];
  await alert.getByRole('link', { name: 'Fix it under Details' }).first().click();
  await expect(label).toHaveAccessibleDescription(/label is taken/);
  await expect(hostname).toHaveAccessibleDescription(/hostname is reserved/);
  await label.fill('web2');
  await expect(label).not.toHaveAccessibleDescription(/taken/);
  await expect(hostname).toHaveAttribute('aria-invalid', 'true');
  await hostname.fill('');
  await expect(page.getByRole('link', { name: 'Details', exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Add-ons refused' }).click();
  const addons = page.getByLabel('Add-on IDs (optional)');
  await expect(addons).toHaveAccessibleDescription(/each value in addons/);
  await addons.fill('');
  await page.getByRole('link', { name: 'System refused' }).click();
  await expect(page.getByRole('group', { name: 'Operating system' })).toHaveAccessibleDescription(
    /osTemplate/,
  );
  await page.getByRole('radio', { name: 'Ubuntu 24.04 LTS' }).check();
  await stepLink(page, 'Review').click();
  const before = page.getByRole('status').filter({ hasText: 'Refused earlier and not changed since' });
  await expect(before.getByRole('listitem')).toHaveCount(2);
  await before.getByRole('link', { name: 'Fix it under Plan' }).click();
  await expect(page.getByRole('group', { name: 'Plan' })).toHaveAccessibleDescription(/productId: sold out/);
  await page.getByRole('radio', { name: 'Cloud 1', exact: true }).check();
  await page.getByRole('link', { name: 'Region refused' }).click();
  await expect(page.getByRole('group', { name: 'Region' })).toHaveAccessibleDescription(/region is full/);
  await page.getByRole('radio', { name: /^Istanbul/ }).check();
  await stepLink(page, 'Review').click();
  await expect(before).toHaveCount(0);
  await deployButton(page).click();
  await expectDeployed(page, 'web2');
  expect(await paid(sandbox, empty)).toEqual({ servers: 1, balance: '45.01' });
  expect(keys.size).toBe(2);
});

test('chosen back to what was refused, it says so again; another brand never says the provider’s name', async ({
  page,
  key,
  sandbox,
}) => {
  await page.route('**/config.json', (route) => route.fulfill({ json: { brand: { name: 'Acme' } } }));
  const empty = key('empty');
  await openReview(page, empty);
  const body = { message: ['label is kept by OTWA'], statusCode: 400 };
  await sandbox.fault(empty, 'deployServer', { status: 400, body });
  await deployButton(page).click();
  await page.getByRole('main').getByRole('alert').getByRole('link', { name: 'Fix it under Details' }).click();
  const label = page.getByLabel('Label (optional)');
  await expect(label).toHaveAccessibleDescription(/not accepted by the API/);
  await expect(page.getByRole('main')).not.toContainText('OTWA');
  await label.fill('web2');
  await expect(label).not.toHaveAttribute('aria-invalid');
  await label.fill('web');
  await expect(label).toHaveAttribute('aria-invalid', 'true');
  expect(await paid(sandbox, empty)).toEqual({ servers: 0, balance: '50.00' });
});
