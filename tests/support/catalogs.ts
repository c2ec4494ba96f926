import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type Catalog, readCatalog } from '#tooling/catalogFaults.ts';

/** A language's messages: each English one with its translation. */
export function catalogOf(language: string): Catalog {
  const file = join(import.meta.dirname, '../../src/i18n', `${language}.po`);
  return readCatalog(language, readFileSync(file, 'utf8'));
}

/** The English messages that differ in a language, as patterns of their text on a page. */
function englishPatterns(language: string): string[] {
  return (
    [...catalogOf(language)]
      .filter(([message, translation]) => message !== translation && !/, (?:plural|select)/.test(message))
      .map(([message]) =>
        message
          .replaceAll(/<\/?\d+>/g, '')
          .split(/\{\w+\}|<\d+\/>/)
          .map((words) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.+'),
      )
      // “{0} of {1}” alone would match too many texts that are not messages.
      .filter((pattern) => /\p{L}{3}/u.test(pattern))
  );
}

/** Every text that the page shows or that a screen reader speaks. */
function textsOf(): string[] {
  const spoken = ['aria-label', 'title', 'placeholder', 'alt'];
  // A text that stands there once in each language is shown in one.
  const isShown = (element: Element): boolean => !element.matches('body [lang]') || element.checkVisibility();
  const elements = [...document.querySelectorAll('title, body, body *')].filter(isShown);
  const all = elements.flatMap((element) => [
    element.textContent,
    ...[...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent),
    ...spoken.map((name) => element.getAttribute(name)),
  ]);
  return [...new Set(all.map((text) => (text ?? '').trim()))].filter(
    (text) => text !== '' && text.length < 400,
  );
}

/** Expects that no message of the catalog is shown or spoken in English. */
export async function expectNoEnglish(page: Page, language: string): Promise<void> {
  const english = new RegExp(`^(?:${englishPatterns(language).join('|')})$`);
  const texts = await page.evaluate(textsOf);
  expect(texts.length).toBeGreaterThan(20);
  expect(
    texts.filter((text) => english.test(text)),
    `English words on ${page.url()}`,
  ).toEqual([]);
}
