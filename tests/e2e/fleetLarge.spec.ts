import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectShown, openMenu, searchField } from '../support/fleet.ts';
import { hold } from '../support/hold.ts';
import { openAs } from '../support/session.ts';
import { retryAtOnce } from '../support/time.ts';

test('10,000 servers: few are rendered, all are counted, and the keyboard reaches the last', async ({
  page,
  key,
}) => {
  await openAs(page, key('fleet'), '/servers?status=any');
  await expectShown(page, 10_000, 10_000);
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');
  const links = page.getByRole('table').getByRole('link');
  expect(await links.count()).toBeLessThan(60);
  const last = page.locator('[aria-rowindex="10001"]').getByRole('link');
  const widths = (): Promise<number[]> =>
    page.getByRole('columnheader').evaluateAll((all) => all.map((head) => head.clientWidth));
  const before = await widths();
  await links.first().focus();
  await page.keyboard.press('End');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  expect(await widths()).toEqual(before);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[aria-rowindex="10000"]').getByRole('link')).toBeFocused();
  await page.keyboard.press('Home');
  const first = page.locator('[aria-rowindex="2"]').getByRole('link');
  await expect(first).toBeFocused();
  // Holding the key down moves row by row and never loses the focus.
  for (let presses = 0; presses < 40; presses += 1) await page.keyboard.press('ArrowDown');
  await expect(page.locator('[aria-rowindex="42"]').getByRole('link')).toBeFocused();
  await expect(page.locator('[aria-rowindex="42"]').getByRole('link')).toBeInViewport();
  // On paper there are more, and it says that there aren't all.
  const printed = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const { length } = document.querySelectorAll('tr[data-index]');
    const first = document.querySelector('main tbody tr')?.textContent;
    dispatchEvent(new Event('afterprint'));
    return [length, first];
  });
  expect(printed).toEqual([1_000, expect.stringMatching(/^First 1,000 of 10,000 servers\./)]);
  await expect.poll(() => links.count()).toBeLessThan(60);
});

test('10,000 servers: a scrollbar that is dragged adds few rows at a time, and where it stops all come', async ({
  page,
  key,
}) => {
  await openAs(page, key('fleet'), '/servers?status=any');
  const row = (index: number) => page.locator(`tr[data-index="${index}"]`);
  await expect(row(0)).toBeVisible();
  // Until the code for large fleets is there, the table holds only its first rows.
  await expect(row(29)).toHaveCount(0);
  const mostAdded = await page.evaluate(async () => {
    const frame = document.querySelector('table')?.parentElement;
    let most = 0;
    // Called once for all that is added at a time.
    new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      const isRow = (node: Node): boolean => node instanceof Element && node.matches('tr[data-index]');
      most = Math.max(most, added.filter(isRow).length);
    }).observe(document, { childList: true, subtree: true });
    for (let moved = 1; moved <= 30; moved += 1) {
      frame?.scrollTo(0, moved * 10_000);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return most;
  });
  expect(mostAdded).toBeGreaterThan(0);
  expect(mostAdded).toBeLessThanOrEqual(6);
  const [first, last] = await page.getByRole('table').evaluate((table) => {
    const frame = table.parentElement;
    const [from, height] = [frame?.scrollTop ?? 0, frame?.clientHeight ?? 0];
    return [Math.ceil(from / 44), Math.floor((from + height - 36) / 44) - 1];
  });
  for (let index = first ?? 0; index <= (last ?? 0); index += 1) await expect(row(index)).toBeVisible();
});

test('10,000 servers: from the search into the rows and back, in the table and in the cards', async ({
  page,
  key,
}) => {
  await openAs(page, key('fleet'), '/servers?status=any');
  await expectShown(page, 10_000, 10_000);
  const row = (index: number) => page.locator(`[data-index="${index}"]`).getByRole('link');
  const walk = async (): Promise<void> => {
    await searchField(page).press('ArrowDown');
    await expect(row(0)).toBeFocused();
    await expect(row(0)).toBeInViewport();
    await page.keyboard.press('End');
    await expect(row(9_999)).toBeFocused();
    await expect(row(9_999)).toBeInViewport();
    // The first row is far from being rendered.
    await page.keyboard.press('/');
    await page.keyboard.press('Enter');
    await expect(row(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(row(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(searchField(page)).toBeFocused();
    await expect(searchField(page)).toBeInViewport();
  };
  await test.step('table', walk);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('table')).toHaveCount(0);
  await expect(row(0)).toBeVisible();
  await test.step('cards', walk);
});

test('10,000 servers: the focus stays where it is while the code for many rows comes late', async ({
  page,
  key,
}) => {
  const { release } = await hold(page, '**/assets/VirtualRows-*.js');
  await openAs(page, key('fleet'), '/servers?status=any');
  const rows = page.getByRole('table').locator('[data-index]');
  await expect(rows).toHaveCount(30);
  // A row that was to get the focus once it is there, until the user went elsewhere.
  await rows.first().getByRole('link').press('End');
  // The last of the first 30 rows: it is off screen, so only the focus keeps it rendered.
  await page.locator('[aria-rowindex="31"]').getByRole('button').last().focus();
  release();
  await expect(rows).not.toHaveCount(30);
  await expect(page.locator('[aria-rowindex="31"]').getByRole('button').last()).toBeFocused();
  await page.locator('[aria-rowindex="31"]').getByRole('checkbox').focus();
  await page.keyboard.press('End');
  await expect(page.locator('[aria-rowindex="10001"]').getByRole('checkbox')).toBeFocused();
});

test('10,000 servers as cards: the focus stays on its card while the code for many cards comes late', async ({
  page,
  key,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { release } = await hold(page, '**/assets/VirtualCards-*.js');
  await openAs(page, key('fleet'), '/servers?status=any');
  const card = (index: number) => page.locator(`[data-index="${index}"]`).getByRole('link');
  await expect(card(0)).toBeVisible();
  await searchField(page).press('ArrowDown');
  await expect(card(0)).toBeFocused();
  release();
  await expect(page.locator('[aria-setsize="10000"]').first()).toBeVisible();
  await expect(card(0)).toBeFocused();
  await page.keyboard.press('End');
  await expect(card(9_999)).toBeFocused();
});

test('10,000 servers: one is found, its menu opens, and axe finds nothing', async ({ page, key }) => {
  await openAs(page, key('fleet'));
  await searchField(page).fill('-09999');
  await expect(page.getByText('No server matches')).toHaveCount(0);
  await searchField(page).fill('09999.example.com');
  await expectShown(page, 1, 10_000);
  const label = (await page.getByRole('table').getByRole('link').textContent()) ?? '';
  expect(label).toMatch(/-09999$/);
  await openMenu(page, label);
  await page.keyboard.press('Escape');
  await searchField(page).fill('');
  await expect(page.getByRole('table').getByRole('link').nth(10)).toBeVisible();
  await expectAccessible(page);
});

test('10,000 servers as cards: few are rendered, each says where it stands', async ({ page, key }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAs(page, key('fleet'), '/servers?status=any');
  const cards = page.getByRole('main').getByRole('listitem');
  await expect(cards.first()).toHaveAttribute('aria-posinset', '1');
  await expect(cards.first()).toHaveAttribute('aria-setsize', '10000');
  expect(await cards.count()).toBeLessThan(40);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
  await expect(cards.filter({ visible: true }).nth(3)).toHaveAttribute('aria-posinset', /^[45]\d{3}$/);
});

test('10,000 servers, cut off in the middle: said so, and the next answer is shown', async ({
  page,
  key,
  sandbox,
}) => {
  const fleet = key('fleet');
  await sandbox.fault(fleet, 'listServers', { socket: 'cut' }, { times: 3 });
  await retryAtOnce(page);
  await openAs(page, fleet, '/servers?status=any');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The API didn’t respond.');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectShown(page, 10_000, 10_000);
});
