import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** Looks for a name wherever a person could meet it. */
export interface NameWatch {
  /** Looks at the page as it stands: address, title, texts, attributes, what fields hold. */
  look(): Promise<void>;
  /** Everywhere the name was met so far, each with where that was. */
  met(): Promise<readonly string[]>;
}

/** Everything that the page says, shown or not. */
function everythingSaid(): string[] {
  const said = [`address: ${location.href}`, `title: ${document.title}`];
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) said.push(`text: ${texts.currentNode.nodeValue}`);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) said.push(`${element.localName} ${name}: ${value}`);
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      if (element.name !== 'key') said.push(`${element.localName} holds: ${element.value}`);
    }
  }
  return said;
}

/**
 * Watches a page for a name: on the page where the test asks, and all along in the console, in what is copied and in
 * what is downloaded. Call it before the page is opened.
 * @param exempt what may hold the name, such as an address
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
      const said = await page.evaluate(everythingSaid);
      const where = new URL(page.url()).pathname;
      for (const text of said) note(where, text);
    },
    async met() {
      await Promise.all(downloads);
      return [...found];
    },
  };
}
