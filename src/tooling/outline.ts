import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * The page's outline: what index.html shows until the app's code has loaded. It stands in the HTML with its style and
 * script, so that even on a slow line there is something to read after the first response. The policy allows exactly
 * these two texts, by their hashes.
 */

/** The words of the outline in each language of the page. */
export const loadingWords: Readonly<Record<string, string>> = { en: 'Loading…', tr: 'Yükleniyor…' };

/** The name of a sandbox, and what its bar says, in each language of the page. */
export const sandboxWords: Readonly<Record<string, readonly [name: string, words: string]>> = {
  en: ['Sandbox', 'Sandbox: nothing here is real or paid'],
  tr: ['Deneme ortamı', 'Deneme ortamı: hiçbir şey gerçek değil, ücret yok'],
};

/**
 * Applies the theme that the user chose, finds the language and whether this tab has a session, perhaps with a sandbox,
 * before the first paint; then shows words in place of a module script that can't be loaded. The icon lies at the path of
 * the app; src/domain/scopedName.ts makes the same names.
 */
const script = `{
  const words = ${JSON.stringify(loadingWords)}, kept = {}, { dataset: page } = document.documentElement;
  const at = 'server-dashboard:' + new URL('.', document.querySelector('link[rel=icon]').href).pathname + ':';
  try {
    kept.theme = localStorage.getItem(at + 'theme');
    kept.language = localStorage.getItem(at + 'language');
    if (sessionStorage.getItem(at + 'session')) page.session = '';
    if (sessionStorage.getItem(at + 'session:settings')?.includes('"isSandbox":true')) page.sandbox = '';
  } catch (storageForbidden) {}
  if (kept.theme === 'light' || kept.theme === 'dark') page.theme = kept.theme;
  const languages = [kept.language, ...navigator.languages].map((tag) => String(tag).split('-')[0]);
  const language = languages.find((tag) => Object.hasOwn(words, tag)) ?? 'en';
  document.documentElement.lang = language;
  document.title = words[language];
  addEventListener('error', (failed) => failed.target.type === 'module' && window.unloaded?.removeAttribute('hidden'), true);
}`;

/** Selects, of the elements that say one thing in each language, the one in the language of the page. */
const inLanguage = (root: string, element: string): string =>
  Object.keys(loadingWords)
    .map((language) => `${root}:lang(${language}) ${element}:lang(${language})`)
    .join(', ');

/** The tokens' values in src/ui/tokens.css, for before the style sheet has loaded: nothing may change colour then. */
export const tokens = {
  canvas: 'light-dark(oklch(0.985 0.002 260), oklch(0.185 0.009 260))',
  surface: 'light-dark(oklch(1 0 0), oklch(0.215 0.01 260))',
  fg: 'light-dark(oklch(0.23 0.016 260), oklch(0.95 0.004 260))',
  muted: 'light-dark(oklch(0.48 0.018 260), oklch(0.735 0.014 260))',
  line: 'light-dark(oklch(0.918 0.005 260), oklch(0.295 0.011 260))',
  caution: 'light-dark(oklch(0.47 0.1 68), oklch(0.84 0.13 82))',
};

/**
 * Its colours are the tokens' from when the style sheet has loaded. The words appear late, as all that one waits for.
 *
 * The sandbox's bar stays when the app replaces the outline. It stays in view where it surely takes one line, and what
 * else sticks to the top of the window stands below it: `--bar` is its height there.
 */
const style = `
  :root { color-scheme: light dark; background: var(--canvas, ${tokens.canvas}); }
  :root[data-theme=light] { color-scheme: light; }
  :root[data-theme=dark] { color-scheme: dark; }
  body { margin: 0; }
  :root { --bar: 0px; }
  .sandbox { display: none; padding: 4px 16px; border-bottom: 1px solid transparent; text-align: center;
    font: 600 13px/19px system-ui, sans-serif; color: var(--canvas, ${tokens.canvas});
    background: var(--caution, ${tokens.caution}); }
  ${inLanguage(':root[data-sandbox]', '.sandbox')} { display: block; }
  @media (min-width: 640px) {
    :root[data-sandbox] { --bar: 28px; }
    .sandbox { position: sticky; top: 0; z-index: 20; }
  }
  #outline { font: 14px/20px system-ui, sans-serif; color: var(--muted, ${tokens.muted}); }
  #outline header { box-sizing: border-box; height: 56px; padding: 16px 20px; font-size: 16px; line-height: 24px;
    font-weight: 600; color: var(--accent-text, ${tokens.fg}); }
  :root[data-session] #outline header { border-bottom: 1px solid var(--line, ${tokens.line});
    background: var(--surface, ${tokens.surface}); }
  #outline p { display: none; margin: 0; padding: 24px 20px; animation: outline 100ms 300ms both; }
  ${inLanguage(':root', '#outline p')} { display: block; }
  @media (scripting: none) { #outline { display: none; } }
  @keyframes outline { from { visibility: hidden; } }
  :root:has(> body > #unloaded:not([hidden])) #outline { display: none; }
`;

/** The bar of a sandbox, on every page above all else. Which language it speaks is left to the style. */
const bar = Object.entries(sandboxWords)
  .map(
    ([language, [name, words]]) =>
      `<aside class="sandbox" lang="${language}" aria-label="${name}">${words}</aside>`,
  )
  .join('\n    ');

/** React removes it with its first render. */
const markup = `<div id="outline">
      <header><bdi id="outline-name"></bdi></header>
${Object.entries(loadingWords)
  .map(([language, words]) => `      <p lang="${language}">${words}</p>`)
  .join('\n')}
    </div>`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The sources with which the policy allows the outline's style and script. */
export const outlineHashes = { script: hashOf(script), style: hashOf(style) };

/**
 * Writes the outline into index.html, and moves the style sheet behind it: a browser paints what comes before a style
 * sheet without waiting for it.
 */
export function outline(): Plugin {
  return {
    name: 'outline',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const sheets = html.match(/ *<link rel="stylesheet"[^>]*>\n/g) ?? [];
        return sheets
          .reduce((rest, sheet) => rest.replace(sheet, ''), html)
          .replace('</title>', (end) => `${end}\n    <style>${style}</style>`)
          .replace(/<link rel="icon"[^>]*>/, (icon) => `${icon}\n    <script>${script}</script>`)
          .replace(
            '<div id="root"></div>',
            `${bar}\n    <div id="root">${markup}</div>\n${sheets.join('').trimEnd()}`,
          );
      },
    },
  };
}
