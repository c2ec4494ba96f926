import { globSync } from 'node:fs';

/**
 * The code whose every rule a unit test must hold: what acts, pays, keeps the key, or leads elsewhere.
 *
 * Left out: `*.tsx`, which shows what is decided here and is held by the browser tests, and `src/api/generated/`, made
 * from the contract.
 */
export const folders = ['src/domain', 'src/api', 'src/session', 'src/operations'];

/** Of `src/domain/`: money, verdicts, links, and what is typed, sent or shown before an action that can't be undone. */
const domain = new Set(
  [
    'money balance addonCatalog plans priceList reseller',
    'purchaseVerdict writeVerdict passwordReset',
    'ssoLink nextPath sitePath curlSnippet',
    'ipAddress hostname label credentials typedConfirmation',
  ].flatMap((names) => names.split(' ').map((name) => `src/domain/${name}.ts`)),
);

/** The files to mutate, from the root, in the order of what is at stake. */
export const atStake: readonly string[] = folders
  .flatMap((folder) => globSync(`${folder}/**/*.ts`).toSorted())
  .filter((file) => !file.includes('.test.') && !file.startsWith('src/api/generated/'))
  .filter((file) => !file.startsWith('src/domain/') || domain.has(file));
