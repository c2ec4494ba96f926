import type { OperationId } from '#api/operation.ts';
import {
  askToReset,
  field,
  openCredentials,
  resetButton,
  resetDialog,
  storedPassword,
} from '../support/credentials.ts';
import {
  deployButton,
  expectDeployed,
  expectDeployedInTime,
  openReview,
  paid,
  paidOnce,
} from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { openMenu } from '../support/fleet.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import {
  openConfirmation,
  commitsOf,
  confirmButton,
  type Fault,
  gate,
  openSettings,
  refusal,
} from '../support/settings.ts';
import { expectInTime, takeClock } from '../support/time.ts';

/** An HTML page from a firewall or a proxy, not from the API. */
const page403: Fault = { status: 403, body: '<!doctype html><h1>Forbidden', contentType: 'text/html' };
const page404: Fault = { ...page403, status: 404, body: '<!doctype html><h1>Not found' };

/**
 * The connection dies after the change, and the next request is refused: the copy that the browser resends over another
 * connection or, if it resends none, the app's own retry.
 */
async function refuseSecondCopy(
  sandbox: SandboxControls,
  key: string,
  operation: OperationId,
  second: Fault,
): Promise<void> {
  await sandbox.fault(key, operation, { socket: 'close-after' });
  await sandbox.fault(key, operation, second, { times: 9 });
}

for (const [what, second] of [
  ['402, since the first has paid', refusal(402, 'Insufficient wallet balance')],
  ['400', refusal(400, 'label is taken')],
  ['a page of a firewall', page403],
] as const) {
  test(`a deploy whose second copy is refused by ${what}: it is there, and paid once`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    await takeClock(page);
    await openReview(page, empty);
    await refuseSecondCopy(sandbox, empty, 'deployServer', second);
    await deployButton(page).click();
    await expectDeployedInTime(page);
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
  });
}

test('a deploy that was refused after it was done, in a list that lags: nobody knows, and a second press pays nothing', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  await openReview(page, empty);
  await sandbox.fault(empty, 'listServers', { lagMs: 600_000 }, { times: 99 });
  await sandbox.fault(empty, 'deployServer', { ...refusal(402, 'Insufficient wallet balance'), after: true });
  await deployButton(page).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('alert')).toContainText('Making sure nothing was done');
  await expect(main.getByRole('alert')).toContainText('Insufficient wallet balance');
  const card = main
    .getByRole('alert')
    .filter({ hasText: 'We don’t know yet whether your server was created' });
  await expectInTime(page, () => expect(card).toBeVisible({ timeout: 300 }));
  await expect(main).not.toContainText('you weren’t charged');
  await expect(deployButton(page)).toHaveAccessibleDescription(
    /We don’t know yet whether this deploy went through/,
  );
  await card.getByRole('button', { name: 'Check and finish' }).click();
  await expectDeployed(page);
  expect(await paid(sandbox, empty)).toEqual(paidOnce);
});

test('a reinstall whose second copy is refused: followed, and wiped once', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  await openSettings(page, sandbox, empty);
  await refuseSecondCopy(sandbox, empty, 'reinstallServer', refusal(400, 'Server is not provisioned yet'));
  await confirmButton(await openConfirmation(page, 'Reinstall'), 'Reinstall').click();
  await expect.poll(() => commitsOf(sandbox, empty, 'reinstallServer')).toBe(1);
  await sandbox.advance(4_000, empty);
  await expectInTime(page, () =>
    expect(page.getByText('Provisioning', { exact: true })).toBeVisible({ timeout: 300 }),
  );
  await expect(page.getByText('Nothing was done')).toHaveCount(0);
  expect(await commitsOf(sandbox, empty, 'reinstallServer')).toBe(1);
});

test('a password reset whose second copy is refused: it is said that it may have changed, and where the one in force is', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty);
  await sandbox.fault(empty, 'resetServerPassword', {
    ...refusal(409, 'A reset is in progress'),
    after: true,
  });
  await askToReset(page);
  await resetButton(page).click();
  const alert = resetDialog(page).getByRole('alert');
  await expect(alert).toContainText('The API says the password wasn’t changed.');
  await expect(alert).toContainText('the password has changed anyway');
  await resetDialog(page).getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Show credentials' }).click();
  await expect(field(page, 'Password')).toHaveValue(await storedPassword(page, empty, id));
});

test('pages of a firewall teach nothing: no missing permission, no refused key, no server gone', async ({
  page,
  key,
  sandbox,
}) => {
  const owner = key('owner');
  await openAs(page, owner);
  await sandbox.fault(owner, 'serverPowerAction', page403);
  const menu = await openMenu(page, 'staging');
  await menu.getByRole('menuitem', { name: 'Start', exact: true }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'Start staging: it may have been requested' }),
  ).toBeVisible();
  await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
  const again = await openMenu(page, 'staging');
  await expect(again.getByRole('menuitem', { name: 'Start', exact: true })).not.toHaveAttribute(
    'aria-disabled',
  );
  await page.keyboard.press('Escape');

  await sandbox.fault(owner, 'getAccount', { ...page403, status: 401 }, { times: 9 });
  await page.goto('/account');
  await expect(page.getByRole('main')).toContainText(
    'Something between you and the API answered instead (status 401)',
  );
  await expect(gate(page)).toHaveCount(0);
  await expect(page.getByText('Denied')).toHaveCount(0);
  expect((await sandbox.ledger(owner)).commits).toEqual([]);
});

test('a termination answered by a proxy’s page for what is missing: the server is not called terminated', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  await openSettings(page, sandbox, empty);
  await sandbox.fault(empty, 'terminateServer', page404);
  await confirmButton(await openConfirmation(page, 'Terminate'), 'Terminate').click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'Terminate alpha: it may have been requested' }),
  ).toBeVisible();
  await page.clock.fastForward(31_000);
  await expect(page.getByRole('alert').filter({ hasText: 'Terminate alpha: not confirmed' })).toContainText(
    'The API still shows the server',
  );
  await expect(page.getByText('has been terminated')).toHaveCount(0);
  expect(await commitsOf(sandbox, empty, 'terminateServer')).toBe(0);
});
