import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** Looks for a name wherever the user could see it. */
export interface NameWatch {
  /** Searches the page as it is: address, title, texts, attributes, the values of fields. */
  look(): Promise<void>;
  /** Every occurrence of the name so far, with its place. */
  occurrences(): Promise<readonly string[]>;
}

/** Every text on the page, visible or not. */
function pageTexts(): string[] {
  const entries = [`address: ${location.href}`, `title: ${document.title}`];
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) entries.push(`text: ${texts.currentNode.nodeValue}`);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) entries.push(`${element.localName} ${name}: ${value}`);
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      if (element.name !== 'key') entries.push(`${element.localName} holds: ${element.value}`);
    }
  }
  return entries;
}

/**
 * Watches a page for a name: on the page when the test calls `look`, and all the time in the console, in copied text
 * and in downloads. Call it before the page is opened.
 * @param exempt parts of a text that may contain the name, such as an address
 */
export async function watchForName(page: Page, name: RegExp, exempt: RegExp): Promise<NameWatch> {
  const found = new Set<string>();
  const downloads: Promise<void>[] = [];
  const note = (where: string, text: string): void => {
    if (name.test(text.replaceAll(exempt, ''))) found.add(`${where}: ${text}`);
  };

  await page.exposeBinding('noteCopied', (_source, text: string) => note('copied', text));
  await page.addInitScript(() => {
    // The binding above, as the page sees it.
    const { noteCopied } = window as unknown as { noteCopied: (text: string) => Promise<void> };
    navigator.clipboard.writeText = noteCopied;
  });
  page.on('console', (message) => note('console', message.text()));
  page.on('download', (download) => {
    note('downloaded', download.suggestedFilename());
    downloads.push(download.path().then(async (path) => note('downloaded', await readFile(path, 'utf8'))));
  });

  return {
    async look() {
      const entries = await page.evaluate(pageTexts);
      const where = new URL(page.url()).pathname;
      for (const text of entries) note(where, text);
    },
    async occurrences() {
      await Promise.all(downloads);
      return [...found];
    },
  };
}
