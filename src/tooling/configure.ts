import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withPolicy } from '#brand/pagePolicy.ts';
import { wrongWith } from '#brand/problemSentences.ts';
import { readConfiguration } from '#brand/readConfiguration.ts';
import { manifestFile, webManifest } from './webManifest.ts';
import { fail, readCommandLine, systemSentence } from './commandLine.ts';
import { headerFormats, isHeaderFormat } from './headerFormats.ts';
import { apiOriginOf, contentSecurityPolicy, securityHeaders } from './securityHeaders.ts';

const help = `npm run configure <folder of the built app> <configuration file> [-- --headers nginx|caddy|plain]

Checks a configuration, such as public/config.json. If it has no mistake, puts it into the built app as config.json, lets
the page talk to the API that it names, writes manifest.webmanifest with its brand, and prints the headers to serve the
app with. If it has any, names them, changes nothing and ends with 1.

  --headers <server>   prints the headers for nginx, caddy or plain (name: value) alone, to write into a file
  --help               prints this`;

function textOf(file: string, missing: string): string {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) fail(missing);
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
  if (fileProblem === 'notJson') fail(`${file} is not valid JSON: ${parserWords(text)}.`);
  if (fileProblem === 'tooLarge') fail(`${file} is larger than 64 kB.`);
  if (problems.length > 0) fail(...problems.map((problem) => `${wrongWith(problem)}.`));

  const apiOrigin = apiOriginOf(configuration.apiBaseUrl);
  writeFileSync(index, withPolicy(html, contentSecurityPolicy({ apiOrigin, inPage: true })));
  const target = join(folder, 'config.json');
  if (resolve(file) !== resolve(target)) copyFileSync(file, target);
  writeFileSync(join(folder, manifestFile), webManifest(configuration));
  return apiOrigin;
}

function main(): void {
  const { values, positionals } = readCommandLine(help, {
    allowPositionals: true,
    options: { headers: { type: 'string' } },
  });
  const [folder, file] = positionals;
  const format = values.headers;
  if (folder === undefined || file === undefined || positionals.length > 2)
    fail(
      'Name the folder of the built app and a configuration file, such as: npm run configure dist my-config.json',
    );
  if (format !== undefined && !isHeaderFormat(format))
    fail(`There are no headers for “${format}”: choose nginx, caddy or plain.`);
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
} catch (error) {
  fail(systemSentence(error));
}
