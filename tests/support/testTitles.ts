import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A test by its file, from the top of the repository, and its title. */
export interface TestName {
  readonly file: string;
  readonly title: string;
}

const root = join(import.meta.dirname, '../..');
const sources = new Map<string, string>();

function sourceOf(file: string): string {
  const path = join(root, file);
  const source = sources.get(file) ?? (existsSync(path) ? readFileSync(path, 'utf8') : '');
  sources.set(file, source);
  return source;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** What stands in a test's title, as it is written: the parts of a template that are filled in fit anything. */
function patternOf(written: string): RegExp {
  const parts = written.replaceAll(/\\(['"`])/g, '$1').split(/\$\{[^}]*\}|%[sijo]|\$\w+/);
  return new RegExp(`^${parts.map(escaped).join('(.+)')}$`);
}

/** Whether there is such a test. What fills in a template must stand in the same file. */
export function findTest({ file, title }: TestName): boolean {
  const source = sourceOf(file);
  // A check that is no test says its titles as they are.
  if (!/\.(?:test|spec)\.tsx?$/.test(file)) return source.includes(title);
  const written = source.matchAll(
    /\b(?:test|it)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g,
  );
  return [...written].some(([, , words = '']) => {
    const filled = patternOf(words).exec(title)?.slice(1);
    return filled?.every((part) => source.includes(part)) ?? false;
  });
}
