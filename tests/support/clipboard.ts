import type { Page } from '@playwright/test';

/**
 * Records what the page writes to the clipboard, which the site's policy doesn't let any page read. Call it before the
 * page is opened.
 * @returns a function that resolves to the text copied last
 */
export async function watchClipboard(page: Page): Promise<() => Promise<string>> {
  let copied = '';
  await page.exposeBinding('noteCopied', (_source, text: string) => {
    copied = text;
  });
  await page.addInitScript(() => {
    // The binding above, as the page sees it.
    const { noteCopied } = window as unknown as { noteCopied: (text: string) => Promise<void> };
    navigator.clipboard.writeText = noteCopied;
  });
  return () => Promise.resolve(copied);
}
