import { deployButton, expectDeployed, openReview, paid } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';

const cloud2 = '6f1d2c30-5b7a-4e18-9c00-000000000002';

for (const [method, percent, retail] of [
  ['margin', 20, '€10.00'],
  ['markup', 50, '€12.00'],
] as const) {
  test(`a reseller sees retail (${method} of ${percent} %) beside wholesale, and is charged wholesale`, async ({
    page,
    key,
    sandbox,
  }) => {
    const pricing = { view: 'retail', method, marginPercent: percent };
    await page.route('**/config.json', (route) => route.fulfill({ json: { currency: 'EUR', pricing } }));
    const reseller = key('reseller');
    await openAs(page, reseller, `/deploy?plan=${cloud2}`);
    const plan = page.getByRole('group', { name: 'Plan' }).locator('label').filter({ hasText: 'Cloud 2' });
    await expect(plan).toContainText(`${retail} a month`);
    await expect(plan).toContainText('you pay €8.00');
    await openReview(page, reseller, `/deploy/review?plan=${cloud2}&os=debian-13&label=web`);
    const summary = page.getByRole('region', { name: 'Your server' });
    await expect(summary).toContainText(`${retail} a month`);
    const charged = page.getByRole('region', { name: 'Payment' }).getByRole('definition');
    await expect(charged).toHaveText(['€8.00', '€1,000.00', '€992.00']);
    await deployButton(page).click();
    await expectDeployed(page);
    expect(await paid(sandbox, reseller)).toEqual({ servers: 1, balance: '992.00' });
  });
}
