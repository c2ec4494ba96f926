import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

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

/**
 * axe finds nothing on the page as it stands, light and dark. axe comes in through the browser's debugging door, so
 * the page's own policy stays in force.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(settled, colorScheme);
    // There are no frames of other origins, for which alone it would open a page of its own each time.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(rulesOfColour)).analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${help}, at ${target.join(' ')}. ${failureSummary ?? ''}`,
      ),
    );
    expect(found, `what axe finds on ${page.url()} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
