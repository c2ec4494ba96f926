import { spawn } from 'node:child_process';
import { cellClaims, securityClaims, testsWithUnknownTags, unprovenClaims } from './proofs/claims.ts';
import { notApart } from './support/guestTools.ts';
import { forgetProofs, type Proof, readProofs, root, type Runner } from './proofs/proof.ts';

/** `npm test`: runs every check in turn, the quick ones first; stops at the first that fails. */

interface Step {
  readonly name: string;
  readonly command: string;
  /** The runner of the step's tests, if it runs any. */
  readonly runner?: Runner;
}

const steps: readonly Step[] = [
  { name: 'what the tests need', command: 'node tests/support/prepare.ts' },
  { name: 'lint', command: 'npm run --silent lint' },
  { name: 'types', command: 'npm run --silent typecheck' },
  { name: 'unit and contract tests', command: 'npm run --silent test:unit', runner: 'unit' },
  { name: 'build', command: 'npm run --silent build -- --logLevel warn' },
  { name: 'browser tests', command: 'npm run --silent test:e2e', runner: 'browser' },
];

function run(command: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, { cwd: root, shell: true, stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** The project's claims that no test of this run proves, and the tags that no claim uses, one per line. */
function gapsOf(proofs: readonly Proof[]): readonly string[] {
  const claims = [...cellClaims, ...securityClaims().flat()];
  return [
    ...unprovenClaims(claims, proofs).map((name) => `no test that passed holds: ${name}`),
    ...testsWithUnknownTags(cellClaims, proofs),
  ];
}

const proofs: Proof[] = [];
let failed = 0;
const startedAt = performance.now();
for (const { name, command, runner } of steps) {
  const start = performance.now();
  if (runner !== undefined) forgetProofs(runner);
  console.log(`\n── ${name}`);
  const succeeded = await run(command);
  const found = runner === undefined ? [] : readProofs(runner);
  const failures = found.filter(({ outcome }) => outcome === 'failed').length;
  proofs.push(...found);
  // A step that fails without a failing test counts as one failure.
  failed += succeeded ? failures : Math.max(failures, 1);
  console.log(`── ${name}${failed > 0 ? ' FAILED, nothing after it was run' : ''}: ${seconds(start)}`);
  if (failed > 0) break;
}

const skipped = proofs.filter(({ outcome }) => outcome === 'skipped');
const gaps = failed > 0 ? [] : gapsOf(proofs);
const isWholeRun = process.env['CI'] === 'true';
// What the machine doesn't allow is no want of it.
failed += gaps.length + (isWholeRun ? skipped.filter(({ reason }) => reason !== notApart).length : 0);

console.log('');
for (const gap of gaps) console.log(gap);
for (const { file, title, reason } of skipped)
  console.log(`skipped: ${file} › ${title}${reason === undefined ? '' : `: ${reason}`}`);
const passed = proofs.filter(({ outcome }) => outcome === 'passed').length;
const andSkipped = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
console.log(`── ${seconds(startedAt)} in all\n${passed} passed, ${failed} failed${andSkipped}`);
process.exitCode = failed > 0 ? 1 : 0;
