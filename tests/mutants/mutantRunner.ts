import { appendFileSync } from 'node:fs';
import {
  inject,
  type RunnerTask,
  type RunnerTestCase,
  type RunnerTestSuite,
  type SerializedConfig,
  TestRunner,
  vi,
} from 'vitest';
import { startTests } from 'vitest/internal/browser';
import type { Coverage, Line, Plan } from './plan.ts';

/** The globals that code instrumented by Stryker reads and writes. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: Coverage;
  hitCount?: number | undefined;
  hitLimit?: number;
}

declare global {
  var __stryker__: Switches | undefined;
}

const switches: Switches = (globalThis.__stryker__ ??= {});

/** The number of kills after which the unmutated tests must still pass; otherwise the kills since then don't count. */
const killsBetweenChecks = 20;

type Try = Parameters<TestRunner['onBeforeTryTask']>[1];

/** Runs a test file unmutated, and then once for each mutant of the plan, with the project's modules loaded again. */
export default class MutantRunner extends TestRunner {
  readonly #plan: Plan;

  constructor(config: SerializedConfig) {
    super(config);
    this.#plan = inject('plan');
  }

  override onBeforeTryTask(test: RunnerTask, options: Try): void {
    super.onBeforeTryTask(test, options);
    switches.currentTestId = test.id;
  }

  override async onAfterRetryTask(test: RunnerTestCase, options: Try): Promise<void> {
    switches.currentTestId = undefined;
    await super.onAfterRetryTask(test, options);
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite);
    if (suite !== suite.file) return;
    const { filepath } = suite.file;
    if (this.#plan.mutants.length > 0) await this.#runMutants(filepath);
    else this.#record({ file: filepath, covered: switches.mutantCoverage ?? { static: {}, perTest: {} } });
  }

  async #runMutants(file: string): Promise<void> {
    if (!(await this.#passes(file))) {
      this.#record({ notTwice: file });
      return;
    }
    let sinceCheck: string[] = [];
    for (const { id, tests, hits } of this.#plan.mutants) {
      this.#record({ begun: id, pid: process.pid });
      switches.hitLimit = hits * 100 + 1_000;
      if (await this.#passes(file, id, tests)) {
        this.#record({ survived: id });
        continue;
      }
      this.#record({ killed: id });
      sinceCheck.push(id);
      if (sinceCheck.length < (this.#plan.isCareful ? 1 : killsBetweenChecks)) continue;
      if (!(await this.#isClean(file, sinceCheck))) return;
      sinceCheck = [];
    }
    await this.#isClean(file, sinceCheck);
  }

  /** Whether the tests still pass unmutated. If not, a mutant left something behind that may have failed them since. */
  async #isClean(file: string, killed: readonly string[]): Promise<boolean> {
    if (killed.length === 0 || (await this.#passes(file))) return true;
    // The first of them started from a clean state, so its kill counts.
    this.#record({ unsure: killed.slice(1) });
    return false;
  }

  async #passes(file: string, mutant?: string, tests?: readonly string[]): Promise<boolean> {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.resetModules();
    switches.activeMutant = mutant;
    switches.hitCount = mutant === undefined ? undefined : 0;
    let hasFailed = false;
    const quiet: TestRunner = Object.assign(Object.create(this) as TestRunner, {
      onTaskUpdate: undefined,
      onCollectStart: undefined,
      onCollected: undefined,
      onAfterRunFiles: undefined,
      onAfterRunSuite: undefined,
      // One failing test is enough.
      onBeforeRunTask: async (test: RunnerTask) => {
        if (hasFailed) test.mode = 'skip';
        await super.onBeforeRunTask(test);
      },
      onAfterRunTask: (test: RunnerTask) => {
        hasFailed ||= test.result?.state === 'fail';
        super.onAfterRunTask(test);
      },
    });
    const spec = { filepath: file, ...(tests !== undefined && { testIds: [...tests] }) };
    try {
      const [run] = await startTests([spec], quiet);
      return !hasFailed && run?.result?.state === 'pass';
    } finally {
      switches.activeMutant = undefined;
      switches.hitCount = undefined;
    }
  }

  #record(line: Line): void {
    appendFileSync(this.#plan.lines, `${JSON.stringify(line)}\n`);
  }
}
