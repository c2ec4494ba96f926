import { type BrowserContext, expect, type Page } from '@playwright/test';

/**
 * Imitates a page translator, such as the one in Chrome: each text node outside of `translate="no"` is replaced by two
 * nested `<font>`s with the translation, also what comes later. The original node is no longer in the page: whoever
 * still holds it patches a text that nobody sees, and can neither remove it nor insert before it.
 *
 * Such a patch is reported as an error in the console, which fails the test, as does what the page throws.
 * @param mark what the translation looks like: `none` leaves every word, so that any test finds what it looks for
 */
export async function translatePages(pages: Page | BrowserContext, mark: 'quotes' | 'none'): Promise<void> {
  await pages.addInitScript(imitateTranslator, mark);
}

/** A page's words, line by line, without the marks of a translation, and without times, which go on. */
async function linesOf(page: Page): Promise<readonly string[]> {
  const words = await page.locator('body').innerText();
  return words
    .replaceAll(/[«»]/g, '')
    .replaceAll(/\d+:\d\d(?::\d\d)?(?: [AP]M)?|\b\d+s\b/g, '#')
    .split('\n')
    .map((line) => line.trim());
}

/** Amounts, addresses and ids, as a translator would change or send them. */
const facts = /\d[.,]\d\d\b|\d+\.\d+\.\d+\.\d+|[\da-f]{8}-[\da-f]{4}/;

/** Expects that the page says what its twin without a translator says, and that the translator got no fact to read. */
export async function expectSameWords(translated: Page, twin: Page): Promise<void> {
  await expect(async () => {
    expect(await linesOf(translated)).toEqual(await linesOf(twin));
  }).toPass();
  const read = await translated.locator('font > font').allTextContents();
  expect(read.length).toBeGreaterThan(0);
  expect(read.filter((one) => facts.test(one))).toEqual([]);
}

/** Runs in the page. */
function imitateTranslator(mark: 'quotes' | 'none'): void {
  const untranslated = 'script, style, noscript, textarea, title, svg';
  const createFont = () => document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
  const translated = new WeakMap<Node, Element>();
  const translations = new WeakSet<Node>();

  /** Tells of a node that was patched after its translation took its place. */
  const patches = new MutationObserver((records) => {
    for (const { target } of records) {
      const shown = translated.get(target);
      if (shown?.isConnected === true && shown.textContent !== target.nodeValue)
        console.error(`A translated page still shows “${shown.textContent}”, not “${target.nodeValue}”.`);
    }
  });

  function translate(text: Node): void {
    const { parentElement: parent, nodeValue: words } = text;
    if (parent === null || words === null || words.trim() === '' || translations.has(text)) return;
    if (parent.closest('[translate]')?.getAttribute('translate') === 'no') return;
    if (parent.closest(untranslated) !== null) return;
    const translation = document.createTextNode(mark === 'none' ? words : `«${words}»`);
    translations.add(translation);
    // Real ones have a style too, which changes nothing.
    const [outer, inner] = [createFont(), createFont()];
    inner.append(translation);
    outer.append(inner);
    text.parentNode?.replaceChild(outer, text);
    translated.set(text, outer);
    patches.observe(text, { characterData: true });
  }

  function translateIn(root: Node): void {
    if (root.nodeType === Node.TEXT_NODE) return translate(root);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    // Collected first: a replaced node would end the walk.
    const found: Node[] = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    for (const text of found) translate(text);
  }

  new MutationObserver((records) => {
    for (const { addedNodes, target, type } of records) {
      if (type === 'characterData') translate(target);
      for (const added of addedNodes) if (added.isConnected) translateIn(added);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
