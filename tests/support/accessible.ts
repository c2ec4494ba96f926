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
