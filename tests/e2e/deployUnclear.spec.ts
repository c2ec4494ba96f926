import { watchCalls } from '../support/calls.ts';
import {
  deployButton,
  expectDeployed,
  expectDeployedInTime,
  openReview,
  paid,
  paidOnce,
  watchDeployKeys,
} from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { enterKey } from '../support/session.ts';
import { journalled, refusal } from '../support/settings.ts';
import { expectInTime, takeClock } from '../support/time.ts';

const unknown = 'We don’t know yet whether your server was created';

for (const [name, fault, servers] of [
  ['that created it each time', { ...refusal(500, 'Sorry'), after: true }, 1],
  ['that created nothing', refusal(500, 'Database is down'), 0],
] as const) {
  test(`a problem ${name}: four tries with one key, then what the fleet shows decides`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    const keys = watchDeployKeys(page);
    const calls = watchCalls(page);
    await takeClock(page);
    await openReview(page, empty);
    await sandbox.fault(empty, 'deployServer', fault, { times: 99 });
    await deployButton(page).click();
    if (servers === 1) {
      await expectDeployedInTime(page);
      expect(await journalled(page)).toBe(0);
    } else {
      await expectInTime(page, () => expect(page.getByText(unknown)).toBeVisible({ timeout: 100 }));
      await expect(page.getByText(/shows no server labelled web/)).toBeVisible();
      await expect(deployButton(page)).toHaveAccessibleDescription(
        /Nobody knows yet how this very deploy ended/,
      );
      expect(calls.count('POST', '/servers')).toBe(4);
      await sandbox.clearFaults(empty);
      await page.getByRole('button', { name: 'Check and finish' }).click();
      await expectDeployed(page);
    }
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
    expect(keys.size).toBe(1);
  });
}

test('a 201 without an id is found by its label', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  await openReview(page, empty);
  await sandbox.fault(empty, 'deployServer', { omit: ['id'] }, { times: 99 });
  await deployButton(page).click();
  await expectDeployedInTime(page);
  expect(await paid(sandbox, empty)).toEqual(paidOnce);
});

test('no answer for a minute: still working, then the same key brings the server', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const keys = watchDeployKeys(page);
  const calls = watchCalls(page);
  await takeClock(page);
  await openReview(page, empty);
  await sandbox.fault(empty, 'deployServer', { socket: 'hang' });
  await deployButton(page).click();
  await expect.poll(() => calls.count('POST', '/servers')).toBe(1);
  await expect(page.getByText('web is being deployed')).toBeVisible();
  await page.clock.runFor(9_000);
  await expect(page.getByText('Still working…').first()).toBeVisible();
  await page.clock.runFor(52_000);
  await expectDeployedInTime(page);
  expect(await paid(sandbox, empty)).toEqual(paidOnce);
  expect(keys.size).toBe(1);
});

for (const [name, fault, waits] of [
  ['a 429 is waited out', { status: 429, headers: { 'retry-after': '7' } }, [7_000]],
  [
    'a deploy that is still being processed is asked for after 2 s and 4 s',
    refusal(409, 'In progress'),
    [2_000, 4_000],
  ],
] as const) {
  test(`${name}, with the same key`, async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const keys = watchDeployKeys(page);
    const calls = watchCalls(page);
    await sandbox.world(empty, { rateLimit: null });
    await takeClock(page);
    await openReview(page, empty);
    await sandbox.fault(empty, 'deployServer', fault, { times: waits.length });
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
    await deployButton(page).click();
    const expectSent = (times: number) => expect.poll(() => calls.count('POST', '/servers')).toBe(times);
    await expectSent(1);
    for (const [index, wait] of waits.entries()) {
      await calls.settled();
      await page.clock.runFor(wait - 500);
      expect(calls.count('POST', '/servers')).toBe(index + 1);
      await page.clock.runFor(1_000);
      await expectSent(index + 2);
    }
    await page.clock.resume();
    await expectDeployed(page);
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
    expect(keys.size).toBe(1);
  });
}

test('a day later nothing is repeated: the fleet is compared, and only the person’s word pays anew', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const keys = watchDeployKeys(page);
  const calls = watchCalls(page);
  await takeClock(page);
  await openReview(page, empty);
  await sandbox.fault(empty, 'deployServer', refusal(500, 'Sorry'), { times: 99 });
  await deployButton(page).click();
  await expectInTime(page, () => expect(page.getByText(unknown)).toBeVisible({ timeout: 100 }));
  await sandbox.clearFaults(empty);
  calls.forget();
  await page.clock.fastForward('24:00:00');
  // By then it is locked.
  await enterKey(page, empty);
  await expect(page.getByText('It is too long ago to be repeated safely.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check and finish' })).toHaveCount(0);
  await calls.settled();
  expect(calls.count('POST', '/servers')).toBe(0);
  expect(await paid(sandbox, empty)).toEqual({ servers: 0, balance: '50.00' });
  await page.getByRole('button', { name: 'It is settled: forget it' }).click();
  await expect(deployButton(page)).toHaveAccessibleDescription(/further server/);
  await page.getByLabel(/^This is to be a further server/).check();
  await deployButton(page).click();
  await expectDeployed(page);
  expect(await paid(sandbox, empty)).toEqual(paidOnce);
  expect(keys.size).toBe(2);
});

test('other choices while one is unsettled: pointed out, and a new key', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const keys = watchDeployKeys(page);
  await takeClock(page);
  await openReview(page, empty);
  await sandbox.fault(empty, 'deployServer', refusal(500, 'Sorry'), { times: 4 });
  await deployButton(page).click();
  await expectInTime(page, () => expect(page.getByText(unknown)).toBeVisible({ timeout: 100 }));
  await page.getByRole('link', { name: 'Details' }).click();
  await page.getByLabel('Label (optional)').fill('web2');
  await expect(page).toHaveURL(/label=web2/);
  await page.getByRole('link', { name: 'Review' }).click();
  await expect(page.getByText('An earlier deploy is not settled')).toBeVisible();
  await expect(deployButton(page)).toHaveAccessibleDescription(/further server/);
  await page.getByLabel(/^This is to be a further server/).check();
  await deployButton(page).click();
  await expectDeployed(page, 'web2');
  expect(await paid(sandbox, empty)).toEqual(paidOnce);
  expect(keys.size).toBe(2);
  await expect(page.getByText('Nobody knows yet whether web was deployed')).toBeVisible();
});
