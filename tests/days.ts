import { spawnSync } from 'node:child_process';
import { fail, readCommandLine } from '#tooling/commandLine.ts';
import { root } from './proofs/proof.ts';

const days: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'end-of-february': { TEST_NOW: '2027-02-28T23:59:30Z', TEST_ZONE: 'UTC' },
  'leap-day': { TEST_NOW: '2028-02-29T01:00:00Z', TEST_ZONE: 'Pacific/Auckland' },
  'new-year': { TEST_NOW: '2026-12-31T23:59:50+03:00', TEST_ZONE: 'Europe/Istanbul' },
  'clocks-forward': { TEST_NOW: '2027-03-28T00:59:50Z', TEST_ZONE: 'Europe/Berlin' },
  'an-hour-twice': { TEST_NOW: '2026-10-25T00:59:50Z', TEST_ZONE: 'Europe/Berlin' },
  'st-johns': { TEST_NOW: '2026-11-29T02:15:00Z', TEST_ZONE: 'America/St_Johns' },
  'browser-ahead': { TEST_BROWSER_AHEAD_HOURS: '26' },
  'browser-behind': { TEST_BROWSER_AHEAD_HOURS: '-26' },
};

/** The list, the account, ends of billing cycles, statistics, the hand-off's countdown, journal ages, activity. */
const timeSpecs = [
  'account',
  'activity',
  'addons',
  'clocks',
  'deployUnclear',
  'fleetCsv',
  'handoffLinkEnds',
  'serverStates',
  'serversList',
  'stats',
  'underWay',
].map((name) => `tests/e2e/${name}.spec.ts`);

const help = `npm run test:days [-- --unit] [<day> …]

Runs the unit and contract tests, and the browser tests that show times, on days and in time zones that expose mistakes
about time. Runs all of them, then ends with 1 if any failed.

  <day>    runs only these: ${Object.keys(days).join(', ')}
  --unit   only the unit and contract tests
  --help   prints this`;

const { values, positionals } = readCommandLine(help, {
  options: { unit: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !Object.hasOwn(days, name));
if (unknown.length > 0)
  fail(`There is no day “${unknown.join('”, “')}”: choose from ${Object.keys(days).join(', ')}.`);

const failures: string[] = [];
const run = (name: string, day: Readonly<Record<string, string>>, command: string): void => {
  console.log(`\n── ${name}: ${command.split(' ', 2).join(' ')}, ${Object.values(day).join(', ')}`);
  const { status } = spawnSync(command, {
    cwd: root,
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...day },
  });
  if (status !== 0) failures.push(`${name} (${command.split(' ', 2).join(' ')})`);
};

const wanted = Object.entries(days).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);
if (!values.unit) run('build', {}, 'vite build --logLevel warn');
for (const [name, day] of wanted) {
  if ('TEST_NOW' in day) run(name, day, 'vitest run');
  if (!values.unit) run(name, day, `playwright test --reporter=dot ${timeSpecs.join(' ')}`);
}
console.log(failures.length === 0 ? '\nEvery day passed.' : `\nFailed: ${failures.join(', ')}`);
process.exitCode = failures.length === 0 ? 0 : 1;
