import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { withPolicy } from '#brand/pagePolicy.ts';
import { wrongWith } from '#brand/problemSentences.ts';
import { readConfiguration } from '#brand/readConfiguration.ts';
import { manifestFile, webManifest } from './webManifest.ts';
import { apiOriginOf, contentSecurityPolicy, securityHeaders } from './securityHeaders.ts';

/** Formats a site's headers for common web servers. */
export const headerFormats = {
  nginx: (headers: Readonly<Record<string, string>>) =>
    [
      '# Include it in every location that adds a header of its own: nginx drops there what it would inherit.',
      ...Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`),
    ].join('\n'),
  caddy: (headers: Readonly<Record<string, string>>) =>
    ['header {', ...Object.entries(headers).map(([name, value]) => `\t${name} "${value}"`), '}'].join('\n'),
  plain: (headers: Readonly<Record<string, string>>) =>
    Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
};

type HeaderFormat = keyof typeof headerFormats;

function isHeaderFormat(name: string): name is HeaderFormat {
  return Object.hasOwn(headerFormats, name);
}

/**
 * `npm run configure <dist> <config>`: checks an operator's configuration, copies it into the built app, lets its page
 * connect to the API it names, writes the manifest in its brand, and prints the headers to serve it with. If anything is wrong, nothing is written.
 */

const usage =
  'Usage: npm run configure <folder of the built app> <configuration file> [-- --headers nginx|caddy|plain]';

/** A problem in plain sentences that the operator has to solve: the app can't decide it. */
class Refusal extends Error {
  readonly sentences: readonly string[];
  constructor(...sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

function textOf(file: string, missing: string): string {
  if (!existsSync(file)) throw new Refusal(missing);
  return readFileSync(file, 'utf8');
}

/** Where and why a text stops being valid JSON, in the parser's words. */
function parserWords(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    // Some messages go on to quote the text and to repeat that it is not JSON: cut that off.
    return error instanceof Error ? error.message.replace(/, (?:\.\.\.)?".*$/s, '') : '';
  }
}

/** @returns the API's origin, if it is not the app's own */
function configure(folder: string, file: string): string | undefined {
  const index = join(folder, 'index.html');
  const html = textOf(index, `${folder} holds no index.html: build the app first, with “npm run build”.`);
  const text = textOf(file, `There is no file ${file}.`);
  const { configuration, problems, fileProblem } = readConfiguration(text === '' ? ' ' : text);
  // At run time the app tolerates such a file; here the operator can still fix it.
  if (fileProblem === 'notJson') throw new Refusal(`${file} is not valid JSON: ${parserWords(text)}.`);
  if (fileProblem === 'tooLarge') throw new Refusal(`${file} is larger than 64 kB.`);
  if (problems.length > 0) throw new Refusal(...problems.map((problem) => `${wrongWith(problem)}.`));

  const apiOrigin = apiOriginOf(configuration.apiBaseUrl);
  writeFileSync(index, withPolicy(html, contentSecurityPolicy({ apiOrigin, inPage: true })));
  const target = join(folder, 'config.json');
  if (resolve(file) !== resolve(target)) copyFileSync(file, target);
  writeFileSync(join(folder, manifestFile), webManifest(configuration));
  return apiOrigin;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { headers: { type: 'string' } },
  });
  const [folder, file] = positionals;
  const format = values.headers;
  if (folder === undefined || file === undefined || positionals.length > 2) throw new Refusal(usage);
  if (format !== undefined && !isHeaderFormat(format)) throw new Refusal(usage);
  const apiOrigin = configure(folder, file);
  const headers = securityHeaders({ apiOrigin, https: true });
  if (format !== undefined) {
    console.log(headerFormats[format](headers));
    return;
  }
  console.log(`${file} has no mistakes and is in ${folder} now. The page talks to ${apiOrigin ?? 'its own origin'} alone.
Serve it with these headers. (Files under assets/ may be kept for ever, index.html and config.json never.)
`);
  for (const [name, title] of [
    ['nginx', 'nginx, as deploy/nginx/security-headers.conf'],
    ['caddy', 'Caddy, as deploy/caddy/security-headers.caddy'],
    ['plain', 'any other server or host'],
  ] as const) {
    console.log(`──── ${title}\n${headerFormats[name](headers)}\n`);
  }
}

try {
  main();
} catch (refusal) {
  if (!(refusal instanceof Refusal)) throw refusal;
  for (const sentence of refusal.sentences) console.error(sentence);
  process.exitCode = 1;
}
