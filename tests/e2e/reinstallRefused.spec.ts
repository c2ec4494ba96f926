import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import {
  openConfirmation,
  commitsOf,
  confirmButton,
  expectRefused,
  type Fault,
  journalEntryCount,
  openSettings,
  refusal,
  watchKeys,
} from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

const reinstalls = (sandbox: SandboxControls, key: string) => commitsOf(sandbox, key, 'reinstallServer');

test(
  'definite refusals: the dialog stays with the words, the choice and what was typed',
  { tag: ['@cell-40', '@cell-42'] },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const keys = watchKeys(page);
    await takeClock(page);
    await openSettings(page, sandbox, empty);
    const dialog = await openConfirmation(page, 'Reinstall');
    await dialog.getByLabel('Debian 13 (trixie)').check();
    const confirm = confirmButton(dialog, 'Reinstall');
    const refusals: [Fault, RegExp][] = [
      [refusal(400, 'Server is not provisioned yet'), /not provisioned yet/],
      [refusal(402, 'Pay first'), /Pay first/],
      [refusal(422, 'osTemplate: unknown'), /unknown/],
      [refusal(403, 'Server is suspended by administrator'), /administrator suspended this server/],
      [refusal(403, 'API key lacks servers:destroy'), /This key doesn’t have servers:destroy/],
    ];
    const calls = watchCalls(page);
    for (const [index, [fault, words]] of refusals.entries()) {
      await sandbox.fault(empty, 'reinstallServer', fault);
      await confirm.click();
      await expect(dialog.getByRole('alert')).toContainText('Making sure nothing was done');
      await expect(dialog.getByRole('alert')).toContainText(words);
      await expectRefused(page, dialog, words);
      await expect(dialog.getByRole('alert').getByText('Request ID')).toBeInViewport();
      await expect(dialog.getByLabel('Type alpha to confirm')).toHaveValue('alpha');
      await expect(dialog.getByLabel('Debian 13 (trixie)')).toBeChecked();
      // A refused reinstall is finished: the next one has a new key.
      expect(keys.size).toBe(index + 1);
      if (index > 0) continue;
      await expect.poll(() => calls.count('GET', '/os-templates')).toBe(1);
      expect(calls.count('GET', /^\/servers\/[^/]+$/)).toBeGreaterThan(0);
    }
    await expect(confirm).toHaveAccessibleDescription(/^This key doesn’t have servers:destroy\./);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Terminate', exact: true })).toHaveAccessibleDescription(
      /^This key doesn’t have servers:destroy\./,
    );
    expect(await reinstalls(sandbox, empty)).toBe(0);
    expect(await journalEntryCount(page)).toBe(0);
  },
);

test(
  'suspended meanwhile: it is said, and what can’t be done any more explains itself',
  { tag: '@cell-39' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await openSettings(page, sandbox, empty);
    const dialog = await openConfirmation(page, 'Reinstall');
    await sandbox.world(empty, { servers: [{ label: 'alpha', status: 'suspended' }] });
    await confirmButton(dialog, 'Reinstall').click();
    await expect(dialog.getByRole('alert')).toContainText('An administrator suspended this server');
    await expect(confirmButton(dialog, 'Reinstall')).toHaveAccessibleDescription(
      /You can only reinstall a running or stopped/,
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('This server is suspended')).toBeVisible();
    expect(await reinstalls(sandbox, empty)).toBe(0);
  },
);
