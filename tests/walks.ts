import { spawnSync } from 'node:child_process';
import { fail, readCommandLine } from '#tooling/commandLine.ts';
import { root } from './proofs/proof.ts';

const help = `npm run walks [-- <how many> [<first seed>]]

Random walks over deploys, purchases and reinstalls in a real browser, 200 by default (tests/support/walk.ts). A seed that
fails prints its story, and fails the same way again.

  --help   prints this`;

const { positionals } = readCommandLine(help, { allowPositionals: true });
const [count = '200', first = '1'] = positionals;
const isNumber = (word: string): boolean => /^[1-9]\d{0,8}$/.test(word);
if (positionals.length > 2 || ![count, first].every(isNumber))
  fail('Give how many walks, and the first seed: two whole numbers, 200 and 1 by default.');
const { status } = spawnSync('playwright test walks --reporter=line', {
  cwd: root,
  shell: true,
  stdio: 'inherit',
  env: { ...process.env, WALKS: count, FIRST_WALK: first },
});
process.exitCode = status ?? 1;
