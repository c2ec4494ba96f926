import type { Locator, Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold, holdAnswers } from '../support/hold.ts';
import { openAs } from '../support/session.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Presses Tab until the target has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, 'within 40 presses of Tab').toBeFocused();
}

test('the first press of Tab offers the way past the navigation', async ({ page, key }) => {
  await openAs(page, key('owner'));
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL('/servers');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeFocused();
});

test('the top bar keeps its controls and their places from the first paint', async ({ page, key }) => {
  await openAs(page, key('reseller'), '/favicon.svg');
  const banner = page.getByRole('banner');
  const controls = [
    banner.getByText('Selin Arslan'),
    banner.getByLabel('Language'),
    banner.getByRole('group', { name: 'Theme' }),
    banner.getByRole('button', { name: 'Sign out' }),
  ];
  const places = () => Promise.all(controls.map((control) => control.boundingBox()));
  const late = await hold(page, /\/frameParts-[^/]*\.js$/);
  const answers = await hold(page, '**/api/v1/**');
  await page.goto('/servers');
  for (const control of controls) await expect(control).toBeVisible();
  const atFirst = await places();
  late.release();
  answers.release();
  await expect(banner.getByRole('button', { name: 'Customer view' })).toBeVisible();
  await expect(banner.getByText('1,000.00')).toBeVisible();
  expect(await places()).toEqual(atFirst);
});

test('another page or tab: the focus is on its heading, its title is announced once', async ({
  page,
  key,
}) => {
  const owner = key('owner');
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      const words = document.querySelector('main > p[role=status]')?.textContent ?? '';
      if (words !== '' && words !== said.at(-1)) said.push(words);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  await openAs(page, owner);
  await expect(page).toHaveTitle('Sandbox · Servers · Otwa Cloud');
  await expect(page.getByRole('link', { name: 'Servers', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  // The response arrives after the page is shown, as on a slow connection.
  const { release } = await holdAnswers(page, '**/api/v1/servers/*');
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await expect(heading(page, 'Server')).toBeFocused();
  release();
  await expect(heading(page, 'prod-web-1')).toBeFocused();
  const overview = 'Sandbox · Overview · prod-web-1 · Otwa Cloud';
  await expect(page).toHaveTitle(overview);
  await expect.poll(said).toEqual([overview]);

  const tab = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
  await page.getByRole('link', { name: 'Networking' }).press('Enter');
  await expect(tab('Networking')).toBeFocused();
  await expect(heading(page, 'prod-web-1')).toBeVisible();
  const networking = 'Sandbox · Networking · prod-web-1 · Otwa Cloud';
  await expect(page).toHaveTitle(networking);
  await page.goBack();
  await expect(tab('Overview')).toBeFocused();
  await page.goBack();
  await expect(heading(page, 'Servers')).toBeFocused();
  await expect.poll(said).toEqual([overview, networking, overview, 'Sandbox · Servers · Otwa Cloud']);
});

test('by keyboard alone: sign in, open a server, go back', async ({ page, key }) => {
  await page.goto('/');
  await page.getByLabel('API key').waitFor();
  await tabTo(page, page.getByLabel('API key'));
  await page.keyboard.type(key('owner'));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Servers')).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'prod-db' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'prod-db')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Copy link to prod-db' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('link', { name: 'All servers' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Servers')).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Copy IP address' }).first());
});

test('between the list and a server the page fades, unless the user wants no motion', async ({
  page,
  key,
}) => {
  await page.addInitScript(() => {
    let fades = 0;
    const start = document.startViewTransition.bind(document);
    document.startViewTransition = (update) => {
      fades += 1;
      const transition = start(update);
      void transition.updateCallbackDone.then(() => dispatchEvent(new Event('fade')));
      return transition;
    };
    Object.defineProperty(window, 'fades', { get: () => fades });
  });
  const fades = () => page.evaluate<number>('window.fades');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openAs(page, key('owner'));
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  // The fade swallows no click and no focus.
  await page.getByRole('link', { name: 'Networking' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Networking' })).toBeFocused();
  expect(await fades()).toBe(1);
  // Skipped, because another one follows at once: no error.
  await page.evaluate(() => {
    addEventListener('fade', () => history.forward(), { once: true });
    history.go(-2);
  });
  await expect(heading(page, 'prod-web-1')).toBeFocused();
  expect(await fades()).toBeGreaterThan(1);
  const before = await fades();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goBack();
  await expect(heading(page, 'Servers')).toBeFocused();
  expect(await fades()).toBe(before);
});

test('where nothing lies the page says so', async ({ page, key }) => {
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/')) calls.push(new URL(request.url()).pathname);
  });
  await openAs(page, key('owner'), '/no-such-page');
  for (const path of ['/no-such-page', '/gallery', '/servers/not-an-id', '/servers/a/b/c']) {
    await test.step(path, async () => {
      calls.length = 0;
      await page.goto(path);
      await expect(heading(page, 'Page not found')).toBeVisible();
      await expect(page).toHaveTitle('Sandbox · Page not found · Otwa Cloud');
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveCount(4);
      // What the frame asks on every page.
      const ofFrame = /\/(?:account|reseller|os-templates|regions)$/;
      expect(calls.filter((call) => !ofFrame.test(call))).toEqual([]);
      await page.getByRole('link', { name: 'Go to servers' }).click();
      await expect(heading(page, 'Servers')).toBeVisible();
    });
  }
});

test('an id that is a way to another operation leads to none', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await openAs(page, empty);
  await expect(page.getByText('Deploy your first server')).toBeVisible();
  await calls.opened();
  calls.forget();
  // Navigate within the app: static file servers refuse such an address by themselves.
  await page.evaluate(() => history.pushState({}, '', '/servers/..%2Faccount'));
  await expect(heading(page, 'Page not found')).toBeVisible();
  expect(calls.all()).toEqual([]);
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
});

test('without a connection the page says so, once, until there is one', async ({ page, key, context }) => {
  await openAs(page, key('owner'));
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  const notice = page.getByRole('status').filter({ hasText: 'You’re offline.' });
  await expect(notice).toHaveCount(0);
  await atRest(page); // code that loads when idle is loaded
  await context.setOffline(true);
  await expect(notice).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await context.setOffline(false);
  await expect(notice).toHaveCount(0);
});

const balances: readonly (readonly [what: string, balance: unknown, shown: string])[] = [
  ['words', 'abc', 'unknown'],
  ['a power of ten', '1e3', 'unknown'],
  ['nothing', null, 'unknown'],
  ['a number', 12.5, '12.50'],
  ['a debt', '-3.00', '-3.00'],
];

test('an odd balance is shown as it can be meant, or as unknown', async ({ page, key, sandbox }) => {
  const owner = key('owner');
  await openAs(page, owner);
  await expect(page.getByRole('banner')).toContainText('Balance250.00');
  for (const [what, balance, shown] of balances) {
    await test.step(what, async () => {
      await sandbox.fault(owner, 'getAccount', { patch: { balance } }, { times: 9 });
      await page.reload();
      await expect(page.getByRole('banner')).toContainText(
        `${shown.startsWith('-') ? 'Overdrawn' : 'Balance'}${shown}`,
      );
      await sandbox.clearFaults(owner);
    });
  }
});
