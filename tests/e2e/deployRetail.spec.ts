import { deployButton, expectDeployed, openReview, paid } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';

const cloud2 = '6f1d2c30-5b7a-4e18-9c00-000000000002';

for (const [method, percent, retail, perGb] of [
  ['margin', 20, '€10.00', '€2.50'],
  ['markup', 50, '€12.00', '€3.00'],
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
    const plan = page.getByRole('row', { name: 'Cloud 2' }).getByRole('cell');
    await expect(plan.nth(4)).toHaveText(`${retail}you pay €8.00`);
    // Derived from what is shown: 4 GB.
    await expect(plan.nth(5)).toHaveText(perGb);
    await page.setViewportSize({ width: 390, height: 844 });
    const card = page.getByRole('group', { name: 'Plan' }).locator('label').filter({ hasText: 'Cloud 2' });
    await expect(card).toContainText(`${retail} a month`);
    await expect(card).toContainText('you pay €8.00');
    await expect(card).toContainText(`${perGb} per GB of memory`);
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
