import { globSync } from 'node:fs';

/**
 * The code whose every rule a unit test must check: code that acts, pays, keeps the key, or links to other sites.
 *
 * Left out: `*.tsx`, which shows what is decided here and is covered by the browser tests, and `src/api/generated/`,
 * generated from the contract.
 */
export const folders = ['src/domain', 'src/api', 'src/session', 'src/operations'];

/** From `src/domain/`: money, verdicts, links, and what is typed, sent or shown before an irreversible action. */
const domain = new Set(
  [
    'amount money balance addonCatalog plans priceList reseller',
    'purchaseVerdict deployVerdict writeVerdict passwordReset',
    'ssoLink nextPath sitePath curlSnippet',
    'ipAddress label credentials',
  ].flatMap((names) => names.split(' ').map((name) => `src/domain/${name}.ts`)),
);

/** The files to mutate, relative to the root; the folders with the most at stake come first. */
export const atStake: readonly string[] = folders
  .flatMap((folder) => globSync(`${folder}/**/*.ts`).toSorted())
  .filter((file) => !file.includes('.test.') && !file.startsWith('src/api/generated/'))
  .filter((file) => !file.startsWith('src/domain/') || domain.has(file));
