import { watchCalls } from '../support/calls.ts';
import {
  deployButton,
  expectDeployed,
  expectDeployedInTime,
  openReview,
  paid,
  paidOnce,
  stepLink,
  watchDeployKeys,
} from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { enterKey } from '../support/session.ts';
import { refusal } from '../support/settings.ts';
import { stopClock, expectInTime, takeClock } from '../support/time.ts';

const unknown = 'We don’t know yet whether your server was created';

test(
  'a problem that created nothing: four tries with one key, then the fleet is looked at; other choices have a key of their own, and the first can be finished',
  { tag: '@cell-14' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const keys = watchDeployKeys(page);
    const calls = watchCalls(page);
    await takeClock(page);
    await openReview(page, empty);
    await sandbox.fault(empty, 'deployServer', refusal(500, 'Database is down'), { times: 99 });
    await deployButton(page).click();
    await expectInTime(page, () => expect(page.getByText(unknown)).toBeVisible({ timeout: 100 }));
    await expect(page.getByText(/has no server labelled web/)).toBeVisible();
    await expect(deployButton(page)).toHaveAccessibleDescription(
      /We don’t know yet whether this deploy went through/,
    );
    expect(calls.count('POST', '/servers')).toBe(4);
    expect(keys.size).toBe(1);
    await sandbox.clearFaults(empty);

    await stepLink(page, 'Details').click();
    await page.getByLabel('Label (optional)').fill('web2');
    await expect(page).toHaveURL(/label=web2/);
    await stepLink(page, 'Review').click();
    await expect(page.getByText('We don’t know yet whether an earlier deploy went through')).toBeVisible();
    await expect(deployButton(page)).toHaveAccessibleDescription(/another server/);
    await page.getByLabel(/^I want another server/).check();
    await deployButton(page).click();
    await expectDeployed(page, 'web2');
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
    expect(keys.size).toBe(2);

    const banner = page.getByRole('status').filter({ hasText: 'We don’t know yet whether web was deployed' });
    await banner.getByRole('link', { name: 'Check under Deploy' }).click();
    await page.getByRole('button', { name: 'Check and finish' }).click();
    await expectDeployed(page);
    expect(await paid(sandbox, empty)).toEqual({ servers: 2, balance: '30.00' });
    expect(keys.size).toBe(2);
  },
);

test(
  'no answer for a minute: still working; then a 201 without an id: the same key, and found by its label',
  { tag: ['@cell-11', '@cell-60'] },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const keys = watchDeployKeys(page);
    const calls = watchCalls(page);
    await takeClock(page);
    await openReview(page, empty);
    await sandbox.fault(empty, 'deployServer', { socket: 'hang' });
    await sandbox.fault(empty, 'deployServer', { omit: ['id'] }, { times: 99 });
    await deployButton(page).click();
    await expect.poll(() => calls.count('POST', '/servers')).toBe(1);
    await expect(page.getByText('Deploying web')).toBeVisible();
    await page.clock.runFor(9_000);
    await expect(page.getByText('Still working…').first()).toBeVisible();
    await page.clock.runFor(52_000);
    await expectDeployedInTime(page);
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
    expect(calls.count('POST', '/servers')).toBe(4);
    expect(keys.size).toBe(1);
  },
);

test(
  'a deploy that is still being processed is asked for after 2 s and 4 s, and a 429 is waited out, with the same key',
  { tag: ['@cell-58', '@cell-59'] },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const keys = watchDeployKeys(page);
    const calls = watchCalls(page);
    await sandbox.world(empty, { rateLimit: null });
    await takeClock(page);
    await openReview(page, empty);
    await sandbox.fault(empty, 'deployServer', refusal(409, 'In progress'), { times: 2 });
    await sandbox.fault(empty, 'deployServer', { status: 429, headers: { 'retry-after': '7' } });
    await stopClock(page);
    await deployButton(page).click();
    const expectSent = (times: number) => expect.poll(() => calls.count('POST', '/servers')).toBe(times);
    await expectSent(1);
    for (const [index, wait] of [2_000, 4_000, 7_000].entries()) {
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
  },
);

test(
  'a day later nothing is repeated: the fleet is compared, and only the person’s word pays anew',
  { tag: '@cell-15' },
  async ({ page, key, sandbox }) => {
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
    // By then the session is locked.
    await enterKey(page, empty);
    await expect(page.getByText('It’s been too long to repeat this safely.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Check and finish' })).toHaveCount(0);
    await calls.settled();
    expect(calls.count('POST', '/servers')).toBe(0);
    expect(await paid(sandbox, empty)).toEqual({ servers: 0, balance: '50.00' });
    await page.getByRole('button', { name: 'I’ve checked it myself: dismiss' }).click();
    await expect(deployButton(page)).toHaveAccessibleDescription(/another server/);
    await page.getByLabel(/^I want another server/).check();
    await deployButton(page).click();
    await expectDeployed(page);
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
    expect(keys.size).toBe(2);
  },
);
