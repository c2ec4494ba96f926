import { expect, type Page } from '@playwright/test';

/** A small phone, a laptop at 200 % zoom, a tablet, a laptop. */
const widths = [320, 640, 768, 1280];

/** Elements that stick out of the window to the right, except inside a container that scrolls or clips them. */
async function overflowing(): Promise<string[]> {
  // The page responds to a new width in the next frame: cards become a table, and the table is laid out.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const isClipped = (element: Element): boolean => {
    for (
      let frame = element.parentElement;
      frame !== null && frame !== document.body;
      frame = frame.parentElement
    ) {
      if (getComputedStyle(frame).overflowX !== 'visible') return true;
    }
    return false;
  };
  const viewportWidth = document.documentElement.clientWidth;
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > viewportWidth + 0.5 && !isClipped(element),
  );
  const page = document.documentElement.scrollWidth > viewportWidth ? ['the page scrolls sideways'] : [];
  return [...page, ...wide.map((element) => `${element.tagName} "${element.textContent.slice(0, 40)}"`)];
}

/** Expects that nothing on the page is wider than the window, at each of the usual widths. */
export async function expectToFit(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    // A chart adapts to its new width a moment later.
    await expect
      .poll(() => page.evaluate(overflowing), {
        message: `what sticks out at ${width} px`,
        intervals: [50, 100],
      })
      .toEqual([]);
  }
  if (before !== null) await page.setViewportSize(before);
}
