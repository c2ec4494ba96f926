import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { TestSpecification } from 'vitest/node';
import { fail, readCommandLine } from '#tooling/commandLine.ts';
import { atStake, folders } from './atStake.ts';
import type { Line, Plan, Planned } from './plan.ts';
import { type Outcome, report, type Result } from './report.ts';

const help = `npm run mutants [-- <part of a path> …]

Makes one small change after another to the code at stake, and reports the changes that no unit test notices.

  <part of a path>   changes only the files at stake whose path has it
  --help             prints this`;

/*
 * Stryker's instrumenter puts all mutants of a file into it at once, each behind a switch. Stryker's own runner needs a
 * new worker for each mutant, and its core needs an API that TypeScript 7 doesn't have. Here one worker reads a test
 * file once and runs it for each mutant that it reaches, loading only the project's modules again.
 */

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/mutants');
const lines = join(cache, 'lines.jsonl');

/** A worker without output for this long is stuck in an endless loop, caused by its mutant. In milliseconds. */
const stuckAfterMs = 60_000;

/** A test that has waited for this long will never finish. In milliseconds. */
const testTimeoutMs = 10_000;

const { positionals: parts } = readCommandLine(help, { allowPositionals: true });
const files = atStake.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));
if (files.length === 0) fail(`No file at stake has “${parts.join('” or “')}” in its path.`);

// Loaded only for a run: a wrong word is told without waiting for them.
const [{ Instrumenter }, { createVitest }, { default: viteConfig }] = await Promise.all([
  import('@stryker-mutator/instrumenter'),
  import('vitest/node'),
  import('../../vite.config.ts'),
]);

const testFolders =
  parts.length === 0 ? [...folders, 'src/features'] : [...new Set(files.map((file) => dirname(file)))];

const alwaysFalse = (): boolean => false;
const noop = (): void => undefined;
const silentLogger = {
  isTraceEnabled: alwaysFalse,
  isDebugEnabled: alwaysFalse,
  isInfoEnabled: alwaysFalse,
  isWarnEnabled: alwaysFalse,
  isErrorEnabled: alwaysFalse,
  isFatalEnabled: alwaysFalse,
  trace: noop,
  debug: noop,
  info: noop,
  warn: noop,
  error: noop,
  fatal: noop,
};

const instrumented = await new Instrumenter(silentLogger).instrument(
  files.map((file) => ({
    name: join(root, file),
    mutate: true,
    content: readFileSync(join(root, file), 'utf8'),
  })),
  { plugins: null, excludedMutations: [], ignorers: [] },
);
const codeOf = new Map(instrumented.files.map(({ name, content }) => [name, content]));
const outcomes = new Map<string, Outcome>(instrumented.mutants.map(({ id }) => [id, 'notReached']));

// The project's configuration, as one Vitest project in which each worker reads one test file.
process.env['VITEST'] = 'true';
const { test, plugins = [], ...viteOptions } = viteConfig({ command: 'serve', mode: 'test' });
const { projects: _projects, ...settings } = test ?? {};
const vitest = await createVitest(
  {
    ...settings,
    config: false,
    root,
    watch: false,
    runner: join(import.meta.dirname, 'mutantRunner.ts'),
    // Only unit tests: those in `tests/` run through so much code that they kill mutants without showing what was
    // wrong, and those of the sandbox and the messages reach almost none of the code at stake. For a part of the files,
    // only the tests in their folders.
    include: testFolders.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
    reporters: [{}],
    silent: true,
    pool: 'forks',
    maxWorkers: 1,
    // The cache identifies a module by its source on disk, not by the instrumented code of this run.
    fsModuleCache: false,
    testTimeout: testTimeoutMs,
    hookTimeout: testTimeoutMs,
  },
  {
    ...viteOptions,
    plugins: [{ name: 'mutants', enforce: 'pre', load: (id) => codeOf.get(id) }, ...plugins],
  },
);

/** Runs test files, and kills a worker whose mutant has made a loop endless. */
async function run(specs: TestSpecification[], plan: Omit<Plan, 'lines'>): Promise<readonly Line[]> {
  for (const project of vitest.projects) project.provide('plan', { ...plan, lines });
  writeFileSync(lines, '');
  let seen = '';
  let lastChange = Date.now();
  const watchdog = setInterval(() => {
    const text = readFileSync(lines, 'utf8');
    if (text !== seen) lastChange = Date.now();
    seen = text;
    if (Date.now() - lastChange < stuckAfterMs) return;
    const last = linesOf(text).at(-1);
    if (last !== undefined && 'begun' in last) process.kill(last.pid, 'SIGKILL');
  }, 1_000);
  try {
    await vitest.runTestSpecifications(specs);
  } finally {
    clearInterval(watchdog);
  }
  return linesOf(readFileSync(lines, 'utf8'));
}

function linesOf(text: string): readonly Line[] {
  const whole = text.split('\n').filter((line) => line !== '');
  return whole.map((line) => JSON.parse(line) as Line); // written by `mutantRunner.ts`
}

const startedAt = performance.now();
const log = (what: string): void =>
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(5)} s  ${what}`);

/** The mutants that a test file reaches, by id, with the tests that reach them. */
function reachedBy({ covered }: Extract<Line, { covered: unknown }>): ReadonlyMap<string, Planned> {
  const reached = new Map<string, Planned>();
  for (const [name, hits] of Object.entries(covered.perTest)) {
    for (const [id, times] of Object.entries(hits)) {
      const { tests = [], hits: before = 0 } = reached.get(id) ?? {};
      reached.set(id, { id, tests: [...tests, name], hits: before + times });
    }
  }
  for (const [id, times] of Object.entries(covered.static))
    reached.set(id, { id, hits: times + (reached.get(id)?.hits ?? 0) });
  return reached;
}

/** Records a worker's results. @returns the mutants that are finished, and whether some results can't be trusted */
function recordResults(events: readonly Line[]): {
  readonly done: ReadonlySet<string>;
  readonly isUnsure: boolean;
} {
  const done = new Set<string>();
  let running: string | undefined;
  let isUnsure = false;
  const settle = (id: string, outcome: Outcome): void => {
    outcomes.set(id, outcome);
    done.add(id);
    running = undefined;
  };
  for (const line of events) {
    if ('begun' in line) running = line.begun;
    else if ('survived' in line) settle(line.survived, 'survived');
    else if ('killed' in line) settle(line.killed, 'killed');
    else if ('notTwice' in line) log(`passes only once in a worker: ${relative(root, line.notTwice)}`);
    else if ('unsure' in line) {
      isUnsure = true;
      for (const id of line.unsure) {
        outcomes.set(id, 'survived');
        done.delete(id);
      }
    }
  }
  if (running !== undefined) settle(running, 'timedOut');
  return { done, isUnsure };
}

mkdirSync(cache, { recursive: true });
const specs = await vitest.globTestSpecifications();
const reached = new Map<string, ReadonlyMap<string, Planned>>();
for (const line of await run(specs, { mutants: [], isCareful: false }))
  if ('covered' in line) reached.set(line.file, reachedBy(line));
log(`${outcomes.size} mutants in ${files.length} files, ${specs.length} files of tests`);
const broken = vitest.state.getTestModules().filter((module) => !module.ok());
if (broken.length > 0)
  throw new Error(`fails unmutated: ${broken.map(({ relativeModuleId }) => relativeModuleId).join()}`);

/** How many mutants a test file reaches: tests that reach few are specific to them, and quick. */
const reach = ({ moduleId }: TestSpecification): number => reached.get(moduleId)?.size ?? 0;

for (const spec of specs.toSorted((one, other) => reach(one) - reach(other))) {
  const isOpen = ({ id }: Planned): boolean =>
    outcomes.get(id) === 'notReached' || outcomes.get(id) === 'survived';
  let open = [...(reached.get(spec.moduleId)?.values() ?? [])].filter(isOpen);
  const total = open.length;
  for (let isCareful = false; open.length > 0;) {
    const { done, isUnsure } = recordResults(await run([spec], { mutants: open, isCareful }));
    if (done.size === 0) break;
    isCareful ||= isUnsure;
    open = open.filter(({ id }) => !done.has(id));
  }
  if (total > 0) log(`${total} against ${relative(root, spec.moduleId)}`);
}
await vitest.close();

const results = instrumented.mutants.map(({ id, fileName, location, mutatorName, replacement }): Result => ({
  file: relative(root, fileName),
  location,
  mutatorName,
  replacement,
  outcome: outcomes.get(id) ?? 'notReached',
}));
writeFileSync(join(cache, 'results.json'), JSON.stringify(results));
const { text, isEnough } = report(results, folders);
console.log(text);
// A subset of the files says nothing about a whole folder.
if (parts.length === 0 && !isEnough) process.exitCode = 1;
