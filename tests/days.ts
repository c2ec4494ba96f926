import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from './proofs/proof.ts';

/**
 * `npm run test:days`: runs the unit and contract tests, and the browser tests that show times, on days and in time
 * zones that expose mistakes about time. Runs all of them, then exits with 1 if any failed.
 *
 * npm run test:days -- --unit            only the unit and contract tests
 * npm run test:days -- new-year st-johns   only these days
 */

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

const { values, positionals } = parseArgs({
  options: { unit: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in days));
if (unknown.length > 0) {
  console.error(`No such day: ${unknown.join(', ')}. There are ${Object.keys(days).join(', ')}.`);
  process.exit(1);
}

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
