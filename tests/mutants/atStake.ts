import { globSync } from 'node:fs';

/**
 * The code whose every rule a unit test must hold: what acts, pays, keeps the key, or leads elsewhere.
 *
 * Left out: `*.tsx`, which shows what is decided here and is held by the browser tests; `src/api/generated/`, made from
 * the contract; `check-api.ts` with `corsFindings.ts`, whose advice is printed by a program that is tested as one, in a
 * process of its own.
 */
export const folders = ['src/domain', 'src/api', 'src/session', 'src/operations'];

const leftOut = new Set(['src/api/check-api.ts', 'src/api/corsFindings.ts']);

/** Of `src/domain/`: money, verdicts, links, and what is typed, sent or shown before an action that can't be undone. */
const domain = new Set(
  [
    'amount money balance addonCatalog plans priceList reseller retailPrice',
    'purchaseAnswer purchaseVerdict passwordReset',
    'ssoLink nextPath sitePath curlSnippet',
    'ipAddress ipv4 hostname label deployLabel credentials typedConfirmation',
  ].flatMap((names) => names.split(' ').map((name) => `src/domain/${name}.ts`)),
);

/** The files to mutate, from the root, in the order of what is at stake. */
export const atStake: readonly string[] = folders
  .flatMap((folder) => globSync(`${folder}/*.ts`).toSorted())
  .filter((file) => !file.includes('.test.') && !leftOut.has(file))
  .filter((file) => !file.startsWith('src/domain/') || domain.has(file));
