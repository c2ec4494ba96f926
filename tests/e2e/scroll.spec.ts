import type { Locator, Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';

/** A phone with its keyboard up: each of these pages is longer than its window. */
test.use({ viewport: { width: 390, height: 420 } });

const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));

const placeOf = async (control: Locator): Promise<number> =>
  Math.round((await control.boundingBox())?.y ?? NaN);

/** Scrolls so far down that the control is at the upper edge of the window, as far as the page allows. */
async function scrollTo(page: Page, control: Locator): Promise<void> {
  await control.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 90));
  await expect.poll(() => scrolled(page)).toBeGreaterThan(0);
}

const choose = (value: string) => async (control: Locator) => void (await control.selectOption(value));
const check = (control: Locator) => control.press('Space');

/** Whether Back undoes the choice, or leaves the page. */
type Undone = 'isStep' | 'isNoStep';

/** A choice that the address keeps: the page, the control, what is done with it, and what the address says then. */
const choices: readonly [
  path: string,
  control: (page: Page) => Locator,
  change: (control: Locator) => Promise<void>,
  search: RegExp,
  undone: Undone,
][] = [
  ['/servers', (page) => page.getByLabel('Status'), choose('running'), /status=running/, 'isStep'],
  ['/servers', (page) => page.getByLabel('Sort by'), choose('ip'), /sort=/, 'isStep'],
  [
    '/servers',
    (page) => page.getByRole('searchbox', { name: 'Search servers' }),
    (field) => field.fill('alpha'),
    /q=alpha/,
    'isStep',
  ],
  ['/servers/{id}', (page) => page.getByLabel('Time range'), choose('15'), /window=15/, 'isStep'],
  ['/servers/{id}', (page) => page.getByLabel('Interval'), choose('off'), /interval=off/, 'isNoStep'],
  [
    '/servers/{id}/networking',
    (page) => page.getByLabel('System', { exact: true }),
    choose('ifupdown'),
    /system=ifupdown/,
    'isNoStep',
  ],
  ['/deploy', (page) => page.getByRole('radio', { name: 'Cloud 2' }), check, /plan=/, 'isNoStep'],
  ['/deploy', (page) => page.getByLabel('Min memory'), choose('8192'), /memory=8192/, 'isNoStep'],
  [
    '/deploy/system',
    (page) => page.getByRole('radio', { name: 'Ubuntu 24.04 LTS' }),
    check,
    /os=/,
    'isNoStep',
  ],
  [
    '/find?q=alpha',
    (page) => page.getByRole('textbox'),
    (field) => field.fill('alpha-1'),
    /q=alpha-1/,
    'isStep',
  ],
];

test('a choice keeps the place on the page, and so does Back, which undoes a filter or an order', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, {
    addServers: [{ label: 'alpha', count: 30, addonIds: ['d9wm40ze'] }],
  });
  await openAs(page, empty, '/favicon.svg');
  for (const [path, find, change, search, undone] of choices) {
    await test.step(`${path} ${String(search)}`, async () => {
      await page.goto(path.replace('{id}', id));
      const control = find(page);
      await expect(control).toBeVisible();
      await scrollTo(page, control);
      const before = await placeOf(control);
      await change(control);
      await expect(page).toHaveURL(search);
      await atRest(page); // the router scrolls only once the page is rendered
      expect(await placeOf(control)).toBe(before);
      await page.goBack();
      await expect(page).not.toHaveURL(search);
      if (undone === 'isNoStep') return expect(page).not.toHaveURL(path.replace('{id}', id));
      await expect(page).toHaveURL(path.replace('{id}', id));
      await atRest(page);
      expect(await placeOf(control)).toBe(before);
    });
  }
});

test('another page begins at its top, as the open one does by its link; Back leads to where one was, a tab stays', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'alpha', count: 30 }] });
  await openAs(page, empty);
  const server = page.getByRole('link', { name: 'alpha-10' });
  await scrollTo(page, server);
  const onList = await scrolled(page);
  await server.click();
  await expect(page.getByRole('heading', { level: 1, name: 'alpha-10' })).toBeVisible();
  await expect.poll(() => scrolled(page)).toBe(0);

  const tabs = page.getByRole('navigation', { name: 'Server' });
  await scrollTo(page, tabs);
  const onTabs = await placeOf(tabs);
  await tabs.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByLabel('Label')).toBeVisible();
  await atRest(page);
  expect(await placeOf(tabs)).toBe(onTabs);

  await page.goBack();
  await page.goBack();
  await expect.poll(() => scrolled(page)).toBe(onList);
  await page.getByLabel('Sort by').selectOption('ip');
  await expect(page).toHaveURL(/sort=/);
  await scrollTo(page, server);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Servers' }).click();
  await expect(page).toHaveURL('/servers');
  await expect.poll(() => scrolled(page)).toBe(0);
});
