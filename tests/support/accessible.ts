import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * Resolves when the page is painted in a scheme and no colour is on its way to another: in the middle of a transition it
 * would be judged as it passes. What inherits a colour may set out only when its parent has arrived.
 */
async function settled(scheme: string): Promise<void> {
  const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const underWay = () => document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  const ground = () => getComputedStyle(document.body).color;
  while (!matchMedia(`(prefers-color-scheme: ${scheme})`).matches) await frames();
  await frames();
  for (let colour = ''; colour !== ground() || underWay().length > 0; await frames()) {
    colour = ground();
    await Promise.allSettled(underWay().map(({ finished }) => finished));
  }
}

/** The rules that look at colours; all others find the same in the dark as in the light. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** What axe finds, a line each; passes are not asked for, since to describe them costs more than to find them. */
async function violations(rules: readonly string[] | undefined): Promise<readonly string[]> {
  const { axe: page } = window as unknown as { axe: typeof axe }; // injected below
  const found = await page.run(document, {
    resultTypes: ['violations'],
    preload: false, // there is one style sheet, of the page's own origin
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: [...rules] } }),
  });
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}, at ${target.join(' ')}. ${failureSummary ?? ''}`,
    ),
  );
}

/**
 * axe finds nothing on the page as it stands, light and dark. axe comes in through the browser's debugging door, so
 * the page's own policy stays in force; it stays in the document, which may be looked at again.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(settled, colorScheme);
    const found = await page.evaluate(violations, colorScheme === 'light' ? undefined : rulesOfColour);
    expect(found, `what axe finds on ${page.url()} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
