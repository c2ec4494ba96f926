import type { BrowserContext, Page } from '@playwright/test';

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

/** Copies a text as a user does in another program; the browser's keys then paste it. */
export async function copyElsewhere(context: BrowserContext, text: string): Promise<void> {
  const page = await context.newPage();
  await page.setContent('<textarea></textarea>');
  await page.locator('textarea').fill(text);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  await page.close();
}

/** Pastes where the focus is, without the clipboard: for texts that would take seconds to get there. */
export async function paste(page: Page, textOf: () => string): Promise<void> {
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', (${textOf.toString()})());
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }`);
}
