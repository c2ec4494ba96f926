import { availableParallelism, loadavg } from 'node:os';
import { measureAgainstFloor } from './againstFloor.ts';
import { openBench } from './bench.ts';
import { measureChanging } from './changing.ts';
import { type Figure, isWithin, tableOf } from './figures.ts';
import { measureFirstLooks } from './firstLooks.ts';
import { measureFirstRows } from './firstRows.ts';
import { measurePolling } from './polling.ts';
import { measureScrolling } from './scrolling.ts';
import { measureSearching } from './searching.ts';
import { measureSoak } from './soak.ts';
import { measureStatistics, measureStatisticsSoak } from './statistics.ts';

/**
 * `npm run bench`: measures the built app in a real browser with 10,000 servers and prints one table. Exits with 1 if a
 * figure is over its limit. Names as arguments run only those measurements.
 */
const measurements = {
  againstFloor: measureAgainstFloor,
  firstLooks: measureFirstLooks,
  firstRows: measureFirstRows,
  searching: measureSearching,
  scrolling: measureScrolling,
  changing: measureChanging,
  polling: measurePolling,
  statistics: measureStatistics,
  statisticsSoak: measureStatisticsSoak,
  soak: measureSoak,
};

const wanted = process.argv.slice(2);
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
