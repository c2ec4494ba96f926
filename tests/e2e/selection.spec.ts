import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { watchClipboard } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectShown, row, searchField } from '../support/fleet.ts';
import { allBox, bar, box, expectSelected } from '../support/selection.ts';
import { openAs } from '../support/session.ts';
import { takeClock } from '../support/time.ts';

test('by mouse: one, a range with Shift, all shown; the button takes it back', async ({ page, key }) => {
  await openAs(page, key('owner'));
  await box(page, 'mail').click();
  await expectSelected(page, '1 selected');
  await expect(row(page, 'mail')).toHaveAttribute('aria-selected', 'true');
  await box(page, 'prod-web-2').click({ modifiers: ['Shift'] });
  await expectSelected(page, '5 selected'); // mail, old crm, prod-db, prod-web-1, prod-web-2
  await box(page, 'prod-db').click({ modifiers: ['Shift'] });
  await expectSelected(page, '2 selected'); // the last three are deselected again
  await expect(allBox(page)).toBeChecked({ indeterminate: true });
  await allBox(page).click();
  await expectSelected(page, '11 selected');
  await allBox(page).click();
  await expect(bar(page)).toBeHidden();

  await box(page, 'mail').click();
  await bar(page).getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(allBox(page)).toBeFocused();
  await expect(box(page, 'mail')).not.toBeChecked();
});

test('by keyboard: Space, arrows from checkbox to checkbox, Shift takes the rows along, Escape takes all back', async ({
  page,
  key,
}) => {
  await openAs(page, key('owner'));
  await box(page, 'backup_ams').focus();
  await page.keyboard.press('Space');
  await expectSelected(page, '1 selected');
  await page.keyboard.press('ArrowDown');
  await expect(box(page, 'ci-runner-7')).toBeFocused();
  await expect(box(page, 'ci-runner-7')).not.toBeChecked();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(box(page, 'mail')).toBeFocused();
  await expectSelected(page, '4 selected');
  // From a link, too; the focus stays in the link column.
  await page.getByRole('link', { name: 'test-2025-11' }).focus();
  await page.keyboard.press('Shift+End');
  await expect(page.getByRole('link', { name: 'Windows RDP' })).toBeFocused();
  await expectSelected(page, '6 selected');

  // Escape in the search field does not clear the selection.
  await searchField(page).fill('mail');
  await page.keyboard.press('Escape');
  await expectSelected(page, '6 selected');
  await searchField(page).fill('');
  await box(page, 'mail').focus();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(box(page, 'mail')).toBeFocused();
});

test('filter, sort and polls keep it, and what is out of sight is told', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await sandbox.world(empty, {
    addServers: [{ label: 'alpha' }, { label: 'beta' }, { label: 'gamma' }, { label: 'delta' }],
  });
  await takeClock(page);
  await openAs(page, empty);
  await box(page, 'alpha').click();
  await searchField(page).fill('a -beta');
  await expect(row(page, 'beta')).toHaveCount(0);
  // A range covers only shown rows: beta would lie between the two.
  await box(page, 'delta').click({ modifiers: ['Shift'] });
  await box(page, 'gamma').click();
  await expectSelected(page, '3 selected');
  await searchField(page).fill('alpha');
  await expectSelected(page, '3 selected, 2 not shown');
  await searchField(page).fill('nothing like it');
  await expectSelected(page, '3 selected, 3 not shown');
  await searchField(page).fill('');
  await expectSelected(page, '3 selected');
  await page.getByRole('button', { name: 'Label' }).click();
  await expect(page).toHaveURL(/order=desc/);
  await expectSelected(page, '3 selected');

  // One is removed, one is new, one is renamed: the selection follows the servers.
  await sandbox.world(empty, {
    servers: [
      { label: 'delta', remove: true },
      { label: 'alpha', newLabel: 'omega' },
    ],
    addServers: [{ label: 'epsilon' }],
  });
  await page.clock.fastForward(61_000);
  await expect(row(page, 'epsilon')).toBeVisible();
  await expectSelected(page, '2 selected');
  await expect(box(page, 'omega')).toBeChecked();
  await expect(box(page, 'epsilon')).not.toBeChecked();
});

test('addresses are copied one a line in the list’s order, and who has none is told', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, {
    addServers: [{ label: 'alpha' }, { label: 'beta' }, { label: 'gamma' }],
    servers: [
      { label: 'alpha', answer: { ipAddress: '198.51.100.1' } },
      { label: 'beta', answer: { ipAddress: '198.51.100.2' } },
      { label: 'gamma', answer: { ipAddress: null } },
    ],
  });
  const copied = await watchClipboard(page);
  await openAs(page, empty, '/servers?order=desc');
  await box(page, 'gamma').click();
  await expect(bar(page).getByRole('button', { name: 'Copy addresses' })).toHaveAccessibleDescription(
    'None of them have an address yet.',
  );
  await allBox(page).click();
  await bar(page).getByRole('button', { name: 'Copy addresses' }).click();
  await expect(bar(page).getByText('2 addresses copied; 1 server has no address').first()).toBeAttached();
  expect(await copied()).toBe('198.51.100.2\n198.51.100.1');
});

test('10,000 servers: a range from the first to the last, all shown, and one at a time', async ({
  page,
  key,
}) => {
  await openAs(page, key('fleet'), '/servers?status=any');
  await expectShown(page, 10_000, 10_000);
  await atRest(page); // the code for many rows is loaded
  const boxes = page.getByRole('table').getByRole('checkbox', { name: /^Select \w+-/ });
  await boxes.first().click();
  await expectSelected(page, '1 selected');
  await page.keyboard.press('End');
  const last = page.locator('[aria-rowindex="10001"]').getByRole('checkbox');
  await expect(last).toBeFocused();
  await last.click({ modifiers: ['Shift'] });
  await expectSelected(page, '10000 selected');
  await expect(allBox(page)).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();

  await searchField(page).fill('ams-web');
  await expect(page.getByText(/^\d{1,3} of 10000 shown$/)).toBeVisible();
  const shown = (await page.getByText(/^\d+ of 10000 shown$/).textContent())?.split(' ')[0] ?? '';
  await allBox(page).click();
  await expectSelected(page, `${shown} selected`);
  await searchField(page).fill('ams-web-0');
  await expect(bar(page)).toContainText(`${shown} selected`);
  await searchField(page).fill('no such');
  await expectSelected(page, `${shown} selected, ${shown} not shown`);
  await searchField(page).fill('');
  await expectShown(page, 10_000, 10_000);
  await expectAccessible(page);
});

test('as cards: one, and all shown', async ({ page, key }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAs(page, key('owner'));
  await box(page, 'mail').click();
  await expectSelected(page, '1 selected');
  await searchField(page).fill('prod');
  await allBox(page).click();
  await expectSelected(page, '4 selected, 1 not shown');
  await expect(box(page, 'prod-db')).toBeChecked();
  await expectAccessible(page);
});
