import { expect, test } from '../support/fixtures.ts';
import { openMenu, row } from '../support/fleet.ts';
import { openAs } from '../support/session.ts';

test('what a row has to say is never cut, and rows become compact for good', async ({
  page,
  key,
  sandbox,
}) => {
  const owner = key('owner');
  const long = 'a-long-label-that-somebody-gave-a-server';
  await sandbox.world(owner, {
    addServers: [
      { label: 'windows', os: 'windows-server-2022' },
      { label: 'alma', os: 'almalinux-9.6' },
      { label: long, status: 'stopped' },
    ],
  });
  await openAs(page, owner);
  const heads = (): Promise<number[]> =>
    page.getByRole('columnheader').evaluateAll((all) => all.map((head) => head.clientWidth));
  // In a cell, or in lines inside it.
  const cut = async (): Promise<string[]> => {
    const texts = await page
      .getByRole('row')
      .evaluateAll((rows) =>
        rows
          .slice(1)
          .flatMap((one) =>
            [...one.querySelectorAll<HTMLElement>('*:not(.sr-only)')]
              .filter(
                (it) =>
                  getComputedStyle(it).overflow === 'hidden' &&
                  (it.scrollWidth > it.clientWidth || it.scrollHeight > it.clientHeight),
              )
              .map(({ textContent }) => textContent),
          ),
      );
    return [...new Set(texts)];
  };
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(row(page, 'prod-web-1')).toContainText('Ubuntu 24.04 LTS');
  await expect(row(page, 'windows')).toContainText('Windows Server 2022');
  const before = await heads();
  const menu = await openMenu(page, 'prod-web-1');
  await menu.getByRole('menuitem', { name: 'Reboot' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Reboot/ })
    .click();
  await expect(row(page, 'prod-web-1')).toContainText('Reboot requested');
  expect(await heads()).toEqual(before);
  // Where width is missing, systems wrap, and only then a long label is cut, which keeps 9rem.
  for (const [width, given] of [
    [1920, []],
    [1280, [long]],
    [1024, []],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    expect(await cut(), `cut at ${width} px`).toEqual(given);
    await expect(page.getByRole('button', { name: 'Actions for prod-web-1' })).toBeInViewport({ ratio: 1 });
  }
  // Narrower tables scroll sideways, below the column of the menus.
  await page.setViewportSize({ width: 768, height: 800 });
  const head = page.getByRole('columnheader', { name: 'Created' });
  await expect(head).not.toBeInViewport({ ratio: 1 });
  await head.getByRole('button').focus();
  await expect(head).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Actions for prod-web-1' })).toBeInViewport({ ratio: 1 });
  expect(await cut(), 'cut at 768 px').toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  const words = page.getByRole('listitem').getByText(/^Reboot requested \d/);
  expect(await words.evaluate((it) => it.scrollWidth > it.clientWidth)).toBe(false);

  await page.setViewportSize({ width: 1280, height: 800 });
  const height = (label = 'mail'): Promise<number> => row(page, label).evaluate((it) => it.clientHeight);
  expect(await height()).toBe(44);
  const compact = page.getByRole('button', { name: 'Compact rows' });
  await compact.click();
  expect(await height()).toBe(32);
  // Two lines have room in them, too.
  expect(await height('windows')).toBe(32);
  expect(await cut(), 'cut in compact rows').toEqual([long]);
  await page.reload();
  await expect(row(page, 'mail')).toBeVisible();
  expect(await height()).toBe(32);
  await expect(compact).toHaveAttribute('aria-pressed', 'true');
  await compact.click();
  expect(await height()).toBe(44);
});
