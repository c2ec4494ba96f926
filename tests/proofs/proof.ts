import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The result of one test, from either runner. */
export interface Proof {
  /** Relative to the repository's root: "tests/e2e/deploy.spec.ts". */
  readonly file: string;
  /** The test's title, without its suites' titles. */
  readonly title: string;
  /** "@cell-12" */
  readonly tags: readonly string[];
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Whether anything was asserted: an emptied test proves nothing. */
  readonly asserts: boolean;
  /** Why it was skipped, if a reason is given. */
  readonly reason?: string;
}

export type Runner = 'unit' | 'browser';

/** The repository's root. */
export const root = join(import.meta.dirname, '../..');
const fileOf = (runner: Runner): string => join(root, `node_modules/.cache/proofs/${runner}.json`);

export function writeProofs(runner: Runner, proofs: readonly Proof[]): void {
  mkdirSync(dirname(fileOf(runner)), { recursive: true });
  writeFileSync(fileOf(runner), JSON.stringify(proofs));
}

/** The proofs from a runner's last run; empty if it wrote none. */
export function readProofs(runner: Runner): readonly Proof[] {
  try {
    return JSON.parse(readFileSync(fileOf(runner), 'utf8')) as readonly Proof[]; // written above
  } catch {
    return [];
  }
}

export function forgetProofs(runner: Runner): void {
  rmSync(fileOf(runner), { force: true });
}
