import type { Bench } from './bench.ts';
import { type Figure, median } from './figures.ts';

const runs = 5;

/** Marks the frame after the one in which an element matching the selector first appeared. */
function markWhenThere([mark, selector]: readonly [mark: string, selector: string]): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(mark)));
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

interface Look {
  readonly what: string;
  readonly path: string;
  /** The content that the user came for. */
  readonly selector: string;
  /** What comes earlier and is counted from, instead of from the navigation's start. */
  readonly after?: string;
  /** In milliseconds. */
  readonly limit: number;
}

/** From the mark of what came earlier, or the navigation's start, to the one of the content, in milliseconds. */
function readMarks(isAfter: boolean): number {
  const [there, before] = ['there', 'before'].map((mark) => performance.getEntriesByName(mark)[0]?.startTime);
  return (there ?? Number.NaN) - (isAfter ? (before ?? Number.NaN) : 0);
}

/** The time from the navigation's start until the page shows its main content, with an empty cache. */
export async function measureFirstLooks(bench: Bench): Promise<readonly Figure[]> {
  const [serverId = ''] = await bench.sandbox.world(bench.small, { addServers: [{ label: 'looked-at' }] });
  const looks: readonly Look[] = [
    { what: 'first load: the frame of the page', path: '/activity', selector: 'main h1', limit: 1_500 },
    { what: 'the list', path: '/servers', selector: 'main a[href^="/servers/"]', limit: 1_500 },
    {
      what: 'a server’s page: its heading',
      path: `/servers/${serverId}`,
      selector: 'main h1',
      limit: 1_500,
    },
    // A line needs two samples, 1 s apart. The first is asked for before the page's code has come, so what remains of
    // that second once the page has its heading leaves the time to draw, on a slow machine too.
    {
      what: 'a server’s page: the charts’ lines, after its heading',
      path: `/servers/${serverId}`,
      selector: 'path.recharts-area-curve[d*=L]',
      after: 'main h1',
      limit: 1_000,
    },
    { what: 'deploy: the plans', path: '/deploy', selector: 'main input[type=radio]', limit: 1_500 },
  ];
  const times = new Map<string, number[]>(looks.map(({ what }) => [what, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const { what, path, selector, after } of looks) {
      const { page, open } = await bench.openPage(bench.small);
      await open(path, async () => {
        if (after !== undefined) await page.addInitScript(markWhenThere, ['before', after] as const);
        await page.addInitScript(markWhenThere, ['there', selector] as const);
      });
      await page.waitForFunction(() => performance.getEntriesByName('there').length > 0);
      times.get(what)?.push(await page.evaluate(readMarks, after !== undefined));
      await page.context().close();
    }
  }
  return looks.map(({ what, limit }) => {
    const all = times.get(what) ?? [];
    const note = `cold, median of ${all.map((time) => time.toFixed(0)).join(', ')}`;
    return { what, value: median(all), limit, unit: 'ms', note };
  });
}
