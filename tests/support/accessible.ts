import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * Resolves when the page is rendered in a colour scheme and no colour transition is running: during one, axe would
 * judge an intermediate colour. An inherited colour may start its transition only when its parent's has ended.
 */
async function colorsSettled(scheme: string): Promise<void> {
  const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const runningTransitions = () =>
    document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  const bodyColor = () => getComputedStyle(document.body).color;
  while (!matchMedia(`(prefers-color-scheme: ${scheme})`).matches) await frames();
  await frames();
  for (let colour = ''; colour !== bodyColor() || runningTransitions().length > 0; await frames()) {
    colour = bodyColor();
    await Promise.allSettled(runningTransitions().map(({ finished }) => finished));
  }
}

/** The rules about colours; all other rules find the same in dark as in light. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** axe's violations, one per line. Passes are not requested: describing them takes longer than finding them. */
async function violations(rules: readonly string[] | undefined): Promise<readonly string[]> {
  const { axe: page } = window as unknown as { axe: typeof axe }; // injected below
  const found = await page.run(document, {
    resultTypes: ['violations'],
    preload: false, // the only style sheet comes from the page's origin
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: [...rules] } }),
  });
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}, at ${target.join(' ')}. ${failureSummary ?? ''}`,
    ),
  );
}

/**
 * Expects axe to find nothing on the page as it is, in light and in dark. axe is injected through the browser's
 * debugging protocol, so the page's policy stays in force. It stays in the document, which may be checked again.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(colorsSettled, colorScheme);
    const found = await page.evaluate(violations, colorScheme === 'light' ? undefined : rulesOfColour);
    expect(found, `what axe finds on ${page.url()} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Expects that no two buttons or links have the same name, and that each table has one and names its rows. */
export async function expectDistinctNames(page: Page): Promise<void> {
  const snapshot = await page.locator('body').ariaSnapshot();
  const controls: readonly string[] = snapshot.match(/(?<=- )(?:button|link) "(?:[^"\\]|\\.)*"/g) ?? [];
  expect(controls.length).toBeGreaterThan(0);
  expect(
    controls.filter((name, index) => controls.indexOf(name) !== index),
    `repeated names on ${page.url()}`,
  ).toEqual([]);
  for (const table of await page.getByRole('table').all()) {
    await expect(table).toHaveAccessibleName(/./);
    const rows = await table.locator('tbody').getByRole('row').count();
    await expect(table.getByRole('rowheader')).toHaveCount(rows);
  }
}

/** Expects each disabled control to have the system's colour for it where colours are forced. */
export async function expectDisabledInForcedColors(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  const notGray = (): (string | null)[] => {
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.color = 'GrayText';
    const gray = getComputedStyle(probe).color;
    probe.remove();
    return [...document.querySelectorAll('[aria-disabled=true], :disabled')]
      .filter((element) => getComputedStyle(element).color !== gray)
      .map((element) => element.textContent);
  };
  // Colours may change in a transition.
  await expect
    .poll(() => page.evaluate(notGray), { message: 'disabled, and doesn’t look so', intervals: [50, 100] })
    .toEqual([]);
  await page.emulateMedia({ forcedColors: null });
}
