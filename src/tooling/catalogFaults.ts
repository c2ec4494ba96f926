import { formatter } from '@lingui/format-po';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

type Tokens = ReturnType<typeof compileMessageOrThrow>;
/** English messages, each with its translation. */
export type Catalog = ReadonlyMap<string, string>;

/** Parses a catalog's text into its messages, each with its translation, or '' if it has none. */
export function readCatalog(language: string, text: string): Catalog {
  const entries = formatter().parse(text, {
    locale: language,
    sourceLocale: 'en',
    filename: `${language}.po`,
  });
  return new Map(Object.values(entries).map(({ message = '', translation = '' }) => [message, translation]));
}

/** Lists the tags of a text. @throws Error if a tag is closed in the wrong place or never. */
function tagsOf(text: string): string[] {
  const open: string[] = [];
  const tags = [...text.matchAll(/<(\/?)(\d+)(\/?)>/g)].map(([, closes = '', name = '', isEmpty = '']) => {
    if (closes === '') {
      if (isEmpty === '') open.push(name);
      return isEmpty === '' ? `<${name}>` : `<${name}/>`;
    }
    if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    return `<${name}>`;
  });
  if (open.length > 0) throw new Error(`<${open.join('>, <')}> is never closed`);
  return tags;
}

/**
 * The parts of a message that are not words: placeholders, tags, choices.
 * @throws Error if a plural form is missing, or unknown to the language
 */
function partsOf(tokens: Tokens, language: string): Set<string> {
  const parts = new Set<string>();
  let text = '';
  for (const token of tokens) {
    if (typeof token === 'string') {
      if (token === '#') parts.add('#');
      else text += token;
      continue;
    }
    const [name, kind, forms] = token;
    parts.add(kind === undefined ? `{${name}}` : `{${name}, ${kind}}`);
    if (typeof forms !== 'object' || forms === null) continue;
    const cases = Object.entries(forms).filter((form): form is [string, Tokens] => Array.isArray(form[1]));
    if (kind === 'select') for (const [form] of cases) parts.add(`{${name}, select: ${form}}`);
    else
      refuseForms(
        cases.map(([form]) => form),
        language,
        kind === 'selectordinal' ? 'ordinal' : 'cardinal',
      );
    for (const [, inner] of cases) for (const part of partsOf(inner, language)) parts.add(part);
  }
  for (const tag of tagsOf(text)) parts.add(tag);
  return parts;
}

function refuseForms(forms: readonly string[], language: string, type: Intl.PluralRuleType): void {
  const needed = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
  const exact = /^\d+$/;
  const missing = needed.filter((form) => !forms.includes(form));
  const unknown = forms.filter((form) => !exact.test(form) && !needed.some((one) => one === form));
  if (missing.length > 0) throw new Error(`the plural form “${missing.join('”, “')}” is missing`);
  if (unknown.length > 0) throw new Error(`the language has no plural form “${unknown.join('”, “')}”`);
}

function faultOf(message: string, translation: string, language: string): string | undefined {
  if (translation === '') return 'is not translated';
  try {
    const wanted = partsOf(compileMessageOrThrow(message), 'en');
    const found = partsOf(compileMessageOrThrow(translation), language);
    const lost = [...wanted].filter((part) => !found.has(part));
    const added = [...found].filter((part) => !wanted.has(part));
    if (lost.length > 0) return `has lost ${lost.join(' ')}`;
    return added.length > 0 ? `has ${added.join(' ')}, which the English has not` : undefined;
  } catch (error) {
    return `is broken: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The messages that are missing or broken in a language's catalog, one line each. */
export function catalogFaults(language: string, text: string, english: Catalog): string[] {
  const translations = readCatalog(language, text);
  return [...english.keys()].flatMap((message) => {
    const fault = faultOf(message, translations.get(message) ?? '', language);
    return fault === undefined ? [] : [`${language}.po: “${message}” ${fault}`];
  });
}

/** For the production build: fails it if a language has a missing or broken translation, and names each. */
export function completeCatalogs(english: Catalog): Plugin {
  return {
    name: 'complete-catalogs',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]\w[^\\/]*\.po$/ },
      handler(text, id) {
        const language = /([^\\/]+)\.po$/.exec(id)?.[1] ?? '';
        const faults = catalogFaults(language, text, english);
        if (faults.length > 0) this.error(faults.join('\n'));
      },
    },
  };
}
