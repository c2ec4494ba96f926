import { relative } from 'node:path';
import type { Reporter, TestCase } from 'vitest/node';
import { type Proof, root, writeProofs } from './proof.ts';

/** Collects what the unit and contract tests prove. */
export default class UnitReporter implements Reporter {
  readonly #proofs: Proof[] = [];

  onTestCaseResult(test: TestCase): void {
    const { state } = test.result();
    this.#proofs.push({
      file: relative(root, test.module.moduleId),
      title: test.name,
      tags: test.tags.map((tag) => `@${tag}`),
      outcome: state === 'pending' ? 'skipped' : state,
      asserts: true, // the configuration lets no test pass that asserts nothing
    });
  }

  onTestRunEnd(): void {
    writeProofs('unit', this.#proofs);
  }
}
