import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { letPass, setHidden, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import * as goTo from '../support/goTo.ts';
import { holdAnswers } from '../support/hold.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { allBox, bar, box } from '../support/selection.ts';
import { openAs } from '../support/session.ts';
import { figure, samplePath } from '../support/stats.ts';
import { stopClock, takeClock } from '../support/time.ts';

const body = { cpu: 12.5, memoryUsed: 3300, memoryTotal: 4096, diskUsed: 10, diskTotal: 50 };

/** A watched server's place on the wall. */
const tile = (page: Page, name: string): Locator =>
  page
    .getByRole('list', { name: 'Watched servers' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

/** Adds running servers `s1`, `s2` …, without the API's rate limit; returns their ids. */
const addServers = (sandbox: SandboxControls, key: string, count: number): Promise<readonly string[]> =>
  sandbox.world(key, {
    addServers: Array.from({ length: count }, (_, index) => ({ label: `s${index + 1}` })),
    rateLimit: null,
  });

test('from a selection to the wall, to a server’s page and back; a server is taken off the wall', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await addServers(sandbox, empty, 13);
  await sandbox.fault(empty, 'getServerStats', { body }, { times: 999 });
  await openAs(page, empty);
  await allBox(page).click();
  const tooMany = bar(page).getByRole('button', { name: 'Watch 13' });
  await tooMany.focus();
  await expect(tooMany).toHaveAccessibleDescription('At most 12 servers can be watched together.');
  await allBox(page).click();
  for (const label of ['s1', 's2', 's3']) await box(page, label).click();
  await bar(page).getByRole('link', { name: 'Watch 3' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Watch' })).toBeFocused();
  for (const label of ['s1', 's2', 's3']) {
    await expect(tile(page, label)).toContainText('12.5%');
    await expect(tile(page, label)).toContainText('3.2 GB of 4 GB');
    await expect(tile(page, label)).toContainText(/High\s*80\.6%/);
  }
  await tile(page, 's2').getByRole('link', { name: 's2' }).click();
  await expect(figure(page, 'CPU')).toContainText('12.5%');
  await page.goBack();

  await tile(page, 's2').getByRole('button', { name: 'Remove s2' }).press('Enter');
  await expect(tile(page, 's2')).toHaveCount(0);
  await expect(tile(page, 's3').getByRole('button', { name: 'Remove s3' })).toBeFocused();
  await page.goBack();
  await expect(tile(page, 's2')).toContainText('12.5%');
  for (const label of ['s1', 's2', 's3']) {
    await page.getByRole('button', { name: `Remove ${label}` }).press('Enter');
    await expect(tile(page, label)).toHaveCount(0);
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Watch' })).toBeFocused();
  await page.getByRole('link', { name: 'Choose in the list' }).click();
  await expect(box(page, 's1')).toBeVisible();
});

test('twelve servers are known within seconds, then asked evenly within the budget; paused and hidden, none is', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const ids = await addServers(sandbox, empty, 12);
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty, `/watch?servers=${ids.join(',')}`);
  await expect(page.getByText('12 running servers, each about every 20s')).toBeVisible();
  await letPass(page, calls, 8_000);
  for (const [index] of ids.entries()) await expect(tile(page, `s${index + 1}`)).toContainText(/CPU.*\d%/);
  // The first round is faster.
  await letPass(page, calls, 60_000);
  calls.forget();
  await letPass(page, calls, 120_000);
  // At most 36 of the 46 a minute that all polling of a wall may have; the list is polled once a minute.
  expect(calls.count('GET', samplePath)).toBeLessThanOrEqual(74);
  expect(calls.all().length - calls.count('GET', samplePath)).toBeLessThanOrEqual(3);
  for (const id of ids) {
    const asked = calls.count('GET', `/servers/${id}/stats`);
    expect(asked).toBeGreaterThanOrEqual(5);
    expect(asked).toBeLessThanOrEqual(7);
  }

  // A key that is held until the button has become another pauses once.
  const pause = page.getByRole('button', { name: 'Pause' });
  await pause.focus();
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(
    page.getByRole('status').getByText('Paused. Nothing is requested until you resume.'),
  ).toBeVisible();
  await calls.settled();
  calls.forget();
  await letPass(page, calls, 30_000);
  expect(calls.count('GET', samplePath)).toBe(0);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => calls.count('GET', samplePath)).toBeGreaterThan(0);
  await setHidden(page, true);
  await calls.settled();
  calls.forget();
  await letPass(page, calls, 70_000, 10_000);
  expect(calls.all()).toEqual([]);

  // The key lost its permission meanwhile: nothing asks for the list any more by itself.
  await sandbox.fault(empty, 'listServers', { status: 403 }, { times: 99 });
  await setHidden(page, false);
  const failure = page.getByText('Couldn’t refresh the servers. You’re seeing data from');
  await expect(failure).toHaveCount(1);
  await expect(page.getByText('This key may lack the permission servers:read.')).toBeVisible();
  await expect(tile(page, 's1')).toContainText(/CPU.*\d%/);
  await sandbox.clearFaults(empty);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toHaveCount(0);
});

test('a server that never answers, one that fails and one without a sample hold up no other', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [hanging = '', failing = '', silent = '', , stopped = '', ...others] = await addServers(
    sandbox,
    empty,
    7,
  );
  const times = 999;
  await sandbox.fault(empty, 'getServerStats', { socket: 'hang' }, { serverId: hanging, times });
  await sandbox.fault(empty, 'getServerStats', { status: 500 }, { serverId: failing, times });
  await sandbox.fault(empty, 'getServerStats', { body: null }, { serverId: silent, times });
  await sandbox.world(empty, { servers: [{ id: stopped, status: 'stopped' }] });
  await takeClock(page);
  const calls = watchCalls(page);
  const strange = '00000000-0000-4000-8000-000000000000';
  const all = [hanging, failing, silent, stopped, ...others, strange, 'web-1'];
  await openAs(page, empty, `/watch?servers=${all.join(',')}`);
  const leftOut = page.getByText('1 entry of this link isn’t a server ID and isn’t shown.');
  await expect(leftOut).toBeVisible();
  await expect(tile(page, strange)).toContainText('It’s not in your list of servers.');
  await expect(tile(page, 's5')).toContainText('It’s stopped.');
  // Sooner than the first answer is given up, which is after 8 s.
  const begin = await stopClock(page);
  await expect(async () => {
    if ((await page.evaluate(() => Date.now())) < begin + 6_000) await page.clock.runFor(200);
    for (const name of ['s6', 's7'])
      await expect(tile(page, name)).toContainText(/CPU.*\d%/, { timeout: 100 });
  }).toPass({ timeout: 20_000, intervals: [50] });
  await page.clock.resume();
  for (let passed = 0; passed < 30_000; passed += 1_000) await page.clock.runFor(1_000);
  await expect(tile(page, 's1')).toContainText(
    'The API didn’t respond in time. Try again in a moment. We’ll keep trying.',
  );
  await expect(tile(page, 's2')).toContainText('The API had a problem (status 500).');
  await expect(tile(page, 's3')).toContainText('The API has no sample for this server right now.');
  expect(calls.count('GET', `/servers/${others.at(-1)}/stats`)).toBeGreaterThanOrEqual(3);

  await sandbox.clearFaults(empty);
  await sandbox.fault(empty, 'getServerStats', { status: 403 }, { times });
  await page.clock.runFor(20_000);
  const refused = page.getByRole('status').getByText('This key can’t read statistics');
  await expect(refused).toHaveCount(1);
  await calls.settled();
  calls.forget();
  await letPass(page, calls, 60_000, 5_000);
  expect(calls.count('GET', samplePath)).toBe(0);

  // Several are refused before the first refusal arrives: each is asked again.
  const refusals = await holdAnswers(page, /\/stats$/);
  await page.reload();
  await expect.poll(refusals.count).toBeGreaterThan(2);
  const before = await tile(page, 's1').boundingBox();
  refusals.release();
  await expect(refused).toBeVisible();
  // What is said moves none of the servers, also where it needs the most room.
  expect(await tile(page, 's1').boundingBox()).toEqual(before);
  await calls.settled();
  await sandbox.clearFaults(empty);
  await sandbox.fault(empty, 'getServerStats', { body }, { times });
  // The second click would pause the wall, as which the button is there by then.
  await page.getByRole('button', { name: 'Try again' }).dblclick();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeFocused();
  for (const name of ['s1', 's2', 's3', 's6', 's7']) await expect(tile(page, name)).toContainText('12.5%');
  await expectAccessible(page);

  // What was said of the link stands as long as the wall is what is left of it.
  await tile(page, 's1').getByRole('button', { name: 'Remove s1' }).click();
  await expect(tile(page, 's1')).toHaveCount(0);
  await expect(leftOut).toBeVisible();
  await goTo.open(page);
  await page.keyboard.type('Watch');
  await goTo.options(page).filter({ hasText: 'Watch' }).first().click();
  await expect(page.getByRole('heading', { name: 'Choose servers to watch' })).toBeVisible();
  await expect(leftOut).toHaveCount(0);
  await page.goBack();
  await page.goBack();
  await expect(tile(page, 's1')).toBeVisible();
  await expect(leftOut).toBeVisible();
});

test('the wall fills the screen by its button and leaves it again, and the focus stays', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const ids = await addServers(sandbox, empty, 12);
  await openAs(page, empty, `/watch?servers=${ids.join(',')}`);
  await expect(tile(page, 's12')).toContainText(/CPU.*\d%/);
  const isFull = (): Promise<boolean> => page.evaluate(() => document.fullscreenElement !== null);
  await page.getByRole('button', { name: 'Full screen', exact: true }).press('Enter');
  const exit = page.getByRole('button', { name: 'Exit full screen' });
  await expect(exit).toBeFocused();
  expect(await isFull()).toBe(true);
  // All twelve at a glance: nothing is scrolled out of sight.
  await expect(tile(page, 's12')).toBeInViewport({ ratio: 1 });
  await exit.press('Enter');
  await expect(page.getByRole('button', { name: 'Full screen', exact: true })).toBeFocused();
  expect(await isFull()).toBe(false);
  // Some browsers refuse the second click of a double click, which the first one answered.
  await page.evaluate(() => {
    const enter = Element.prototype.requestFullscreen;
    Element.prototype.requestFullscreen = async function (options) {
      await enter.call(this, options);
      throw new TypeError('refused');
    };
  });
  // As Escape does, which the browser handles by itself: no test can press it.
  await page.keyboard.press('Enter');
  await expect(exit).toBeFocused();
  const refused = page.getByText('Your browser refused full screen.');
  await expect(refused).toHaveCount(0);
  await page.evaluate(() => document.exitFullscreen());
  await expect(page.getByRole('button', { name: 'Full screen', exact: true })).toBeFocused();
  await expect(refused).toHaveCount(0);
});
