import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { createVitest, type TestSpecification } from 'vitest/node';
import viteConfig from '../../vite.config.ts';
import { atStake, folders } from './atStake.ts';
import type { Line, Plan, Planned } from './plan.ts';
import { type Outcome, report, type Result } from './report.ts';

/**
 * `npm run mutants [-- part of a path …]`: changes the code at stake in one small way after the other, and tells which
 * changes no unit test notices.
 *
 * Stryker's instrumenter puts all mutants of a file into it at once, each behind a switch. What Stryker's own runner does
 * with them takes a new worker for each mutant, and its core needs an API that TypeScript 7 doesn't have. Here one worker
 * reads a file of tests once and runs it for each mutant that it reaches, with our own modules alone loaded anew.
 */

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/mutants');
const lines = join(cache, 'lines.jsonl');

/** A worker that says nothing for so long has been made endless by its mutant, in milliseconds. */
const patience = 60_000;

/** A test that has waited for so long will wait for ever, in milliseconds. */
const longestTest = 10_000;

const parts = process.argv.slice(2);
const files = atStake.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));

const testFolders =
  parts.length === 0 ? [...folders, 'src/features'] : [...new Set(files.map((file) => dirname(file)))];

const isNever = (): boolean => false;
const say = (): void => undefined;
const quiet = {
  isTraceEnabled: isNever,
  isDebugEnabled: isNever,
  isInfoEnabled: isNever,
  isWarnEnabled: isNever,
  isErrorEnabled: isNever,
  isFatalEnabled: isNever,
  trace: say,
  debug: say,
  info: say,
  warn: say,
  error: say,
  fatal: say,
};

const instrumented = await new Instrumenter(quiet).instrument(
  files.map((file) => ({
    name: join(root, file),
    mutate: true,
    content: readFileSync(join(root, file), 'utf8'),
  })),
  { plugins: null, excludedMutations: [], ignorers: [] },
);
const codeOf = new Map(instrumented.files.map(({ name, content }) => [name, content]));
const outcomes = new Map<string, Outcome>(instrumented.mutants.map(({ id }) => [id, 'notReached']));

// The project's own configuration, as one project in which each worker reads one file of tests.
process.env['VITEST'] = 'true';
const { test, plugins = [], ...own } = viteConfig({ command: 'serve', mode: 'test' });
const { projects: _projects, ...settings } = test ?? {};
const vitest = await createVitest(
  {
    ...settings,
    config: false,
    root,
    watch: false,
    runner: join(import.meta.dirname, 'mutantRunner.ts'),
    // Unit tests alone: those of `tests/` walk through so much that they kill without saying what was wrong, and those of
    // the sandbox and of words reach next to nothing of what is at stake. For a part, those of its own folders.
    include: testFolders.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
    reporters: [{}],
    silent: true,
    pool: 'forks',
    maxWorkers: 1,
    // It knows a module by its source as it lies there, not by what was made of it for this run.
    fsModuleCache: false,
    testTimeout: longestTest,
    hookTimeout: longestTest,
  },
  {
    ...own,
    plugins: [{ name: 'mutants', enforce: 'pre', load: (id) => codeOf.get(id) }, ...plugins],
  },
);

/** Runs files of tests and ends a worker that a mutant has made endless. */
async function run(specs: TestSpecification[], plan: Omit<Plan, 'lines'>): Promise<readonly Line[]> {
  for (const project of vitest.projects) project.provide('plan', { ...plan, lines });
  writeFileSync(lines, '');
  let seen = '';
  let since = Date.now();
  const watch = setInterval(() => {
    const text = readFileSync(lines, 'utf8');
    if (text !== seen) since = Date.now();
    seen = text;
    if (Date.now() - since < patience) return;
    const last = linesOf(text).at(-1);
    if (last !== undefined && 'begun' in last) process.kill(last.pid, 'SIGKILL');
  }, 1_000);
  try {
    await vitest.runTestSpecifications(specs);
  } finally {
    clearInterval(watch);
  }
  return linesOf(readFileSync(lines, 'utf8'));
}

function linesOf(text: string): readonly Line[] {
  const whole = text.split('\n').filter((line) => line !== '');
  return whole.map((line) => JSON.parse(line) as Line); // as `mutantRunner.ts` wrote it
}

const begun = performance.now();
const tell = (what: string): void =>
  console.log(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(5)} s  ${what}`);

/** Which mutants a file of tests reaches, and with which tests. */
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

/** Takes over what a worker has said. @returns the mutants that it is done with, and whether it went wrong */
function learn(said: readonly Line[]): { readonly done: ReadonlySet<string>; readonly isUnsure: boolean } {
  const done = new Set<string>();
  let running: string | undefined;
  let isUnsure = false;
  const end = (id: string, outcome: Outcome): void => {
    outcomes.set(id, outcome);
    done.add(id);
    running = undefined;
  };
  for (const line of said) {
    if ('begun' in line) running = line.begun;
    else if ('survived' in line) end(line.survived, 'survived');
    else if ('killed' in line) end(line.killed, 'killed');
    else if ('notTwice' in line) tell(`passes only once in a worker: ${relative(root, line.notTwice)}`);
    else if ('unsure' in line) {
      isUnsure = true;
      for (const id of line.unsure) {
        outcomes.set(id, 'survived');
        done.delete(id);
      }
    }
  }
  if (running !== undefined) end(running, 'timedOut');
  return { done, isUnsure };
}

mkdirSync(cache, { recursive: true });
const specs = await vitest.globTestSpecifications();
const reached = new Map<string, ReadonlyMap<string, Planned>>();
for (const line of await run(specs, { mutants: [], isCareful: false }))
  if ('covered' in line) reached.set(line.file, reachedBy(line));
tell(`${outcomes.size} mutants in ${files.length} files, ${specs.length} files of tests`);
const broken = vitest.state.getTestModules().filter((module) => !module.ok());
if (broken.length > 0)
  throw new Error(`fails unmutated: ${broken.map(({ relativeModuleId }) => relativeModuleId).join()}`);

/** How many mutants a file of tests reaches: those that reach few are about them, and quick. */
const reach = ({ moduleId }: TestSpecification): number => reached.get(moduleId)?.size ?? 0;

for (const spec of specs.toSorted((one, other) => reach(one) - reach(other))) {
  const isOpen = ({ id }: Planned): boolean =>
    outcomes.get(id) === 'notReached' || outcomes.get(id) === 'survived';
  let open = [...(reached.get(spec.moduleId)?.values() ?? [])].filter(isOpen);
  const asked = open.length;
  for (let isCareful = false; open.length > 0;) {
    const { done, isUnsure } = learn(await run([spec], { mutants: open, isCareful }));
    if (done.size === 0) break;
    isCareful ||= isUnsure;
    open = open.filter(({ id }) => !done.has(id));
  }
  if (asked > 0) tell(`${asked} against ${relative(root, spec.moduleId)}`);
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
// A part of the files says nothing of a folder.
if (parts.length === 0 && !isEnough) process.exitCode = 1;
