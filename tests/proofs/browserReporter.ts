import { relative } from 'node:path';
import type { Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import { type Proof, root, writeProofs } from './proof.ts';

const hasExpectation = (steps: readonly TestStep[]): boolean =>
  steps.some(({ category, steps: inner }) => category === 'expect' || hasExpectation(inner));

/** The steps of a test without those of its fixtures, which contain assertions in every test. */
const ownSteps = ({ steps }: TestResult): readonly TestStep[] =>
  steps.filter(({ category }) => category !== 'hook');

/** Collects the results of the browser tests as proofs. */
export default class BrowserReporter implements Reporter {
  readonly #proofs: Proof[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    const reason = result.annotations.find(({ type }) => type === 'skip')?.description;
    this.#proofs.push({
      file: relative(root, test.location.file),
      title: test.title,
      tags: test.tags,
      outcome: result.status === 'skipped' ? 'skipped' : test.ok() ? 'passed' : 'failed',
      asserts: hasExpectation(ownSteps(result)),
      ...(reason === undefined ? {} : { reason }),
    });
  }

  onEnd(): void {
    writeProofs('browser', this.#proofs);
  }
}
