import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A test as it was run, by either runner. */
export interface Proof {
  /** From the top of the repository: "tests/e2e/deploy.spec.ts". */
  readonly file: string;
  /** The test's own title, without its suites'. */
  readonly title: string;
  /** "@cell-12" */
  readonly tags: readonly string[];
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Whether anything was asserted: an emptied test proves nothing. */
  readonly asserts: boolean;
  /** Why it was skipped, where that is said. */
  readonly reason?: string;
}

export type Runner = 'unit' | 'browser';

/** The top of the repository. */
export const root = join(import.meta.dirname, '../..');
const fileOf = (runner: Runner): string => join(root, `node_modules/.cache/proofs/${runner}.json`);

export function writeProofs(runner: Runner, proofs: readonly Proof[]): void {
  mkdirSync(dirname(fileOf(runner)), { recursive: true });
  writeFileSync(fileOf(runner), JSON.stringify(proofs));
}

/** What a runner's last run has written; nothing where it wrote nothing. */
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
