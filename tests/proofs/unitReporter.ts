import { relative } from 'node:path';
import type { Reporter, TestCase } from 'vitest/node';
import { type Proof, root, writeProofs } from './proof.ts';

/** Collects the results of the unit and contract tests as proofs. */
export default class UnitReporter implements Reporter {
  readonly #proofs: Proof[] = [];

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    const { state } = result;
    this.#proofs.push({
      file: relative(root, test.module.moduleId),
      title: test.name,
      tags: test.tags.map((tag) => `@${tag}`),
      outcome: state === 'pending' ? 'skipped' : state,
      ...(result.state === 'skipped' && result.note !== undefined && { reason: result.note }),
      asserts: true, // the configuration fails every test without an assertion
    });
  }

  onTestRunEnd(): void {
    writeProofs('unit', this.#proofs);
  }
}
