import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** `npm test`: every check in turn, the quick ones first; stops at the first that fails. */

interface Counted {
  readonly passed: number;
  readonly failed: number;
}

interface Step {
  readonly name: string;
  readonly command: string;
  /** The tests' report, and how to read it. */
  readonly report?: { readonly file: string; readonly count: (report: never) => Counted };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

const unitReport = 'node_modules/.cache/unit-tests.json';
const browserReport = 'test-results/browser.json';

const steps: readonly Step[] = [
  { name: 'lint', command: 'npm run --silent lint' },
  { name: 'types', command: 'npm run --silent typecheck' },
  {
    name: 'unit and contract tests',
    command: `npm run --silent test:unit -- --reporter=dot --reporter=json --outputFile.json=${unitReport}`,
    report: {
      file: unitReport,
      count: ({ numPassedTests, numFailedTests }: VitestReport) => ({
        passed: numPassedTests,
        failed: numFailedTests,
      }),
    },
  },
  { name: 'build', command: 'npm run --silent build -- --logLevel warn' },
  { name: 'what was built', command: 'node tests/support/checkBuild.ts' },
  {
    name: 'browser tests',
    command: 'npm run --silent test:e2e',
    report: {
      file: browserReport,
      count: ({ stats }: PlaywrightReport) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
      }),
    },
  },
];

const root = join(import.meta.dirname, '..');

function run(command: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, { cwd: root, shell: true, stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** What a step's tests came to; a step without a report counts as one failure where it fails. */
function countOf({ report }: Step, succeeded: boolean): Counted {
  if (report === undefined || !existsSync(join(root, report.file)))
    return { passed: 0, failed: succeeded ? 0 : 1 };
  // Written a moment ago by the runner whose report this is.
  const { passed, failed } = report.count(JSON.parse(readFileSync(join(root, report.file), 'utf8')) as never);
  return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
}

let passed = 0;
let failed = 0;
const begun = performance.now();
for (const step of steps) {
  const start = performance.now();
  if (step.report !== undefined) rmSync(join(root, step.report.file), { force: true });
  console.log(`\n── ${step.name}`);
  const succeeded = await run(step.command);
  const count = countOf(step, succeeded);
  passed += count.passed;
  failed += count.failed;
  if (!succeeded || count.failed > 0) {
    console.log(`── ${step.name} FAILED after ${seconds(start)}: nothing after it was run`);
    process.exitCode = 1;
    break;
  }
  console.log(`── ${step.name}: ${seconds(start)}`);
}
console.log(`\n── ${seconds(begun)} in all\n${passed} passed, ${failed} failed`);
