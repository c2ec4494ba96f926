import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { openCredentials, reveal, storedPassword, whereIs } from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import { holdAnswers } from '../support/hold.ts';
import { lockedNotice, openWatched, skip, sleep, warning } from '../support/idle.ts';
import { enterKey, storageName } from '../support/session.ts';
import { stopClock, takeClock } from '../support/time.ts';

const stay = { name: 'Stay signed in' };

test('warned a minute before, extended, then locked: the key is gone, and the place is kept', async ({
  page,
  key,
}) => {
  const owner = key('owner');
  await openWatched(page, owner, '/servers?q=prod');
  await sleep(page, 28);
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await expect(warning(page)).toBeHidden();
  await sleep(page, 1);
  await expect(warning(page).getByRole('button', stay)).toBeFocused();
  await expect(warning(page).getByRole('status').filter({ hasText: 'Locking in 60 seconds' })).toBeAttached();
  await expectAccessible(page);
  // Only answering the warning keeps the session; moving the mouse does not.
  await page.mouse.move(200, 200);
  await page.mouse.move(210, 210);
  await expect(warning(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(warning(page)).toBeHidden();

  await sleep(page, 28);
  await page.mouse.move(220, 220);
  await sleep(page, 28);
  await expect(warning(page)).toBeHidden();
  await sleep(page, 1);
  await expect(warning(page)).toBeVisible();
  await sleep(page, 1);
  await expect(lockedNotice(page)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('prod-web-1')).toHaveCount(0);
  expect(await whereIs(page, owner)).toEqual([]);
  await enterKey(page, owner);
  await expect(page).toHaveURL('/servers?q=prod');
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
});

test('who is at work in one tab keeps the others open; when nobody is, all are locked', async ({
  page,
  key,
  context,
}) => {
  const owner = key('owner');
  await openWatched(page, owner);
  const other = await context.newPage();
  await other.goto('/activity');
  await expect(other.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  await atRest(other);
  await sleep(page, 20);
  await other.mouse.move(200, 200);
  await sleep(page, 20);
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await expect(warning(page)).toBeHidden();
  await sleep(page, 9.5);
  await expect(warning(page)).toBeVisible();
  await other.bringToFront();
  await warning(other).getByRole('button', stay).click();
  await expect(warning(page)).toBeHidden();
  await sleep(page, 30);
  for (const tab of [page, other]) {
    await expect(lockedNotice(tab)).toBeVisible();
    expect(await whereIs(tab, owner)).toEqual([]);
  }
  // A locked tab does not ask other tabs for their session.
  await enterKey(other, owner);
  await page.reload();
  await expect(lockedNotice(page)).toBeVisible();
});

test('after a sleep past the limit nothing is shown, whatever is noticed first', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  const id = await openCredentials(page, sandbox, empty);
  await atRest(page);
  await reveal(page);
  const password = await storedPassword(page, empty, id);
  const calls = watchCalls(page);
  for (const notice of ['sign of life', 'back from the cache', 'in sight'] as const) {
    await stopClock(page);
    await skip(page, 31);
    calls.forget();
    const left = await page.evaluate((what) => {
      if (what === 'sign of life') window.dispatchEvent(new Event('pointermove'));
      else if (what === 'in sight') document.dispatchEvent(new Event('visibilitychange'));
      else window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      // Read in a microtask of the same task, before the browser can paint.
      return Promise.resolve().then(() => document.querySelector('main')?.innerText ?? '');
    }, notice);
    expect(left, notice).toBe('');
    await page.clock.resume();
    await expect(lockedNotice(page)).toBeVisible();
    expect(calls.all()).toEqual([]);
    expect(await whereIs(page, empty)).toEqual([]);
    expect(await whereIs(page, password)).toEqual([]);
    await enterKey(page, empty);
    await atRest(page);
  }
});

test('a copy of a tab older than the limit starts locked, beside an open one too', async ({
  page,
  key,
  context,
}) => {
  const owner = key('owner');
  await openWatched(page, owner);
  const kept = await page.evaluate(() => Object.entries<string>(sessionStorage));
  for (const [minutes, isLocked] of [
    [29, false],
    [31, true],
  ] as const) {
    const copy = await context.newPage();
    await copy.addInitScript(
      ([entries, seen, age]) => {
        if (sessionStorage.getItem('test:copied') !== null) return;
        for (const [name, value] of entries) sessionStorage.setItem(name, value);
        sessionStorage.setItem(seen, String(Date.now() - age * 60_000));
        sessionStorage.setItem('test:copied', '1');
      },
      [kept, storageName('session:seen'), minutes] as const,
    );
    const calls = watchCalls(copy);
    await copy.goto('/servers');
    if (!isLocked) {
      await expect(copy.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
      continue;
    }
    await expect(lockedNotice(copy)).toBeVisible();
    expect(await whereIs(copy, owner)).toEqual([]);
    await copy.goto('/activity');
    await expect(lockedNotice(copy)).toBeVisible();
    expect(calls.all()).toEqual([]);
  }
});

test('an open write is waited for, and then it locks', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha', status: 'stopped' }] });
  await openWatched(page, empty, `/servers/${id}`);
  const { count, release } = await holdAnswers(page, '**/power/start');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect.poll(count).toBe(1);
  await skip(page, 31);
  await expect(
    warning(page).getByText('Locking as soon as requests in progress have finished'),
  ).toBeVisible();
  release();
  await expect(lockedNotice(page)).toBeVisible();
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});
