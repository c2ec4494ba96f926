import { availableParallelism, loadavg } from 'node:os';
import { measureAgainstFloor } from './againstFloor.ts';
import { fail, readCommandLine } from '#tooling/commandLine.ts';
import { openBench } from './bench.ts';
import { measureChanging } from './changing.ts';
import { type Figure, isWithin, tableOf } from './figures.ts';
import { measureFirstLooks } from './firstLooks.ts';
import { measureFirstRows } from './firstRows.ts';
import { measureMeters } from './meters.ts';
import { measurePolling } from './polling.ts';
import { measureScrolling } from './scrolling.ts';
import { measureSearching } from './searching.ts';
import { measureSoak } from './soak.ts';
import { measureStatistics, measureStatisticsSoak } from './statistics.ts';

const measurements = {
  againstFloor: measureAgainstFloor,
  firstLooks: measureFirstLooks,
  firstRows: measureFirstRows,
  searching: measureSearching,
  scrolling: measureScrolling,
  meters: measureMeters,
  changing: measureChanging,
  polling: measurePolling,
  statistics: measureStatistics,
  statisticsSoak: measureStatisticsSoak,
  soak: measureSoak,
};

const help = `npm run bench [-- <measurement> …]

Measures the built app in a real browser with 10,000 servers and prints one table. Ends with 1 if a figure is over its
limit.

  <measurement>   takes only these: ${Object.keys(measurements).join(', ')}
  --help          prints this`;

const { positionals: wanted } = readCommandLine(help, { allowPositionals: true });
const unknown = wanted.filter((name) => !Object.hasOwn(measurements, name));
if (unknown.length > 0)
  fail(
    `There is no measurement “${unknown.join('”, “')}”: choose from ${Object.keys(measurements).join(', ')}.`,
  );

const bench = await openBench();
const figures: Figure[] = [];
try {
  for (const [name, measure] of Object.entries(measurements)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const measured = await measure(bench);
    // Print each result right away, too: the long measurements take a quarter of an hour.
    console.log(`\n── ${name}\n${tableOf(measured)}`);
    figures.push(...measured);
  }
} finally {
  await bench.close();
}
console.log(`\n${tableOf(figures)}\n`);
const [load = 0] = loadavg();
const cores = availableParallelism();
if (load > cores) {
  console.log(
    `The machine was busy with other things (load ${load.toFixed(1)} on ${cores} cores): times on the clock are too long.\n`,
  );
}
if (figures.length === 0 || !figures.every(isWithin)) process.exitCode = 1;
