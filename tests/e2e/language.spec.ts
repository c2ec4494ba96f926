import type { Page } from '@playwright/test';
import { expectNoEnglish } from '../support/catalogs.ts';
import { expect } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';
import { test } from '../support/site.ts';

const languageOf = (page: Page) => page.locator('html').getAttribute('lang');

test('Turkish, chosen at the sign-in, holds in the shell, over a reload and a sign-out, until English is chosen', async ({
  page,
  key,
}) => {
  await page.goto('/sign-in');
  expect(await languageOf(page)).toBe('en');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Türkçe');
  await expect(page.getByRole('heading', { name: 'Oturum aç' })).toBeVisible();
  await expect(page).toHaveTitle('Oturum aç · Otwa Cloud');
  expect(await languageOf(page)).toBe('tr');

  await page.getByLabel('API anahtarı').fill(key('owner'));
  await page.getByRole('button', { name: 'Oturum aç' }).click();
  await expect(page.getByRole('searchbox', { name: 'Sunucularda ara' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Bakiye250,00');

  // Records every heading that ever appears on the page.
  await page.addInitScript(() => {
    const headings = new Set<string>();
    Object.assign(globalThis, { headings });
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('h1, h2')) headings.add(textContent);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.reload();
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  expect(await page.evaluate('[...headings]')).toEqual(['Sunucular']);
  expect(await languageOf(page)).toBe('tr');

  await page.getByRole('combobox', { name: 'Dil' }).selectOption('English');
  await expect(page.getByRole('heading', { name: 'Servers' })).toBeVisible();
  expect(await languageOf(page)).toBe('en');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Türkçe');
  await page.getByRole('button', { name: 'Oturumu kapat' }).click();
  await expect(page.getByText('Oturumunuz kapatıldı')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Oturum aç' })).toBeVisible();
});

test('where the words of the operator’s language can’t be had, the page is English and says so', async ({
  page,
  openSite,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  await page.route(/\/assets\/tr-[^/]+\.js$/, (route) => route.abort());
  await openSite({ locale: 'tr' });
  const notice = page.getByRole('status').filter({ hasText: 'Couldn’t load this page in Türkçe.' });
  await expect(notice).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.unrouteAll();
  await notice.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('heading', { name: 'Oturum aç' })).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test.describe('in a Turkish browser', () => {
  test.use({ locale: 'tr-TR' });

  test('no English is left on the pages, and they fit a phone', async ({ page, key }) => {
    await openAs(page, key('owner'));
    await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
    await expect(page.getByRole('group', { name: 'Tema' })).toBeVisible();
    await expectNoEnglish(page, 'tr');
    await expectToFit(page);

    const open = async (role: 'link' | 'button', name: string, shown: string) => {
      await page.getByRole(role, { name, exact: true }).click();
      await expect(page.getByText(shown, { exact: true }).filter({ visible: true }).first()).toBeVisible();
      await expectNoEnglish(page, 'tr');
    };
    await open('link', 'prod-web-1', 'Aylık trafik');
    await expectToFit(page);
    await open('link', 'Eklentiler', 'Yedekleme');
    await open('link', 'Erişim bilgileri', 'Parolayı sıfırla');
    await open('button', 'Erişim bilgilerini göster', 'Kullanıcı adı');
    await expectToFit(page);
    await open('link', 'Ağ', 'Sunucu içi yapılandırma');
    await open('link', 'Ayarlar', 'Sonlandır');
    await open('button', 'Yeniden kur', 'prod-web-1 yeniden kurulsun mu?');
    await page.getByRole('button', { name: 'Vazgeç' }).click();
    await open('link', 'Oluştur', 'Plan fiyatı');
    await expectToFit(page);
    await page.goto('/deploy/review?plan=6f1d2c30-5b7a-4e18-9c00-000000000002&os=debian-13&label=web');
    await expect(page.getByText('Ödeme', { exact: true }).filter({ visible: true }).first()).toBeVisible();
    await expectNoEnglish(page, 'tr');
    await expectToFit(page);
    await open('link', 'Etkinlik', 'Sonuç');
  });

  test('the dashboard is named in Turkish, unless the operator named it', async ({ page, key, openSite }) => {
    await openAs(page, key('owner'), '/sso');
    await expect(page.getByRole('heading', { name: 'Otwa Cloud paneli', exact: true })).toBeVisible();
    const site = await openSite({ dashboard: { name: 'Acme Console' } });
    await page.getByLabel('API anahtarı').fill(key('owner'));
    await page.getByLabel('API anahtarı').press('Enter');
    await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
    await page.goto(`${site.origin}/sso`);
    await expect(page.getByRole('heading', { name: 'Acme Console', exact: true })).toBeVisible();
  });
});
