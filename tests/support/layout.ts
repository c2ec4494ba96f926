import { expect, type Page } from '@playwright/test';

/** Two phones, a tablet, a laptop. */
const widths = [360, 390, 768, 1280];

/** What sticks out of the window to the right, but for what lies in a frame that scrolls or cuts off by itself. */
async function stickingOut(): Promise<string[]> {
  // The page answers a new width in the next frame: cards become a table, and the table is laid out.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const isKept = (element: Element): boolean => {
    for (
      let frame = element.parentElement;
      frame !== null && frame !== document.body;
      frame = frame.parentElement
    ) {
      if (getComputedStyle(frame).overflowX !== 'visible') return true;
    }
    return false;
  };
  const room = document.documentElement.clientWidth;
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > room + 0.5 && !isKept(element),
  );
  const page = document.documentElement.scrollWidth > room ? ['the page scrolls sideways'] : [];
  return [...page, ...wide.map((element) => `${element.tagName} "${element.textContent.slice(0, 40)}"`)];
}

/** Nothing on the page is wider than the window, at each of the usual widths. */
export async function expectToFit(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    // A chart takes its new width a moment later.
    await expect
      .poll(() => page.evaluate(stickingOut), {
        message: `what sticks out at ${width} px`,
        intervals: [50, 100],
      })
      .toEqual([]);
  }
  if (before !== null) await page.setViewportSize(before);
}
