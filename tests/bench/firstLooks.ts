import type { Bench } from './bench.ts';
import { type Figure, median } from './figures.ts';

const runs = 5;

/** Marks the frame after the one in which an element matching the selector first appeared. */
function markWhenThere(selector: string): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('there')));
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

interface Look {
  readonly what: string;
  readonly path: string;
  /** The content that the user came for. */
  readonly selector: string;
  /** In milliseconds. */
  readonly limit: number;
}

/** The time from the navigation's start until the page shows its main content, with an empty cache. */
export async function measureFirstLooks(bench: Bench): Promise<readonly Figure[]> {
  const [serverId = ''] = await bench.sandbox.world(bench.small, { addServers: [{ label: 'looked-at' }] });
  const looks: readonly Look[] = [
    { what: 'first load: the frame of the page', path: '/activity', selector: 'main h1', limit: 1_500 },
    { what: 'the list', path: '/servers', selector: 'main a[href^="/servers/"]', limit: 1_500 },
    // A chart's line needs two samples, which are 1 s apart. At most 0.6 of the 4.4 s that Oxide's metrics page takes.
    {
      what: 'statistics',
      path: `/servers/${serverId}`,
      selector: 'path.recharts-area-curve[d*=L]',
      limit: 2_640,
    },
    { what: 'deploy: the plans', path: '/deploy', selector: 'main input[type=radio]', limit: 1_500 },
  ];
  const times = new Map<string, number[]>(looks.map(({ what }) => [what, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const { what, path, selector } of looks) {
      const { page, open } = await bench.openPage(bench.small);
      await open(path, async () => void (await page.addInitScript(markWhenThere, selector)));
      await page.waitForFunction(() => performance.getEntriesByName('there').length > 0);
      times
        .get(what)
        ?.push(await page.evaluate(() => performance.getEntriesByName('there')[0]?.startTime ?? Number.NaN));
      await page.context().close();
    }
  }
  return looks.map(({ what, limit }) => {
    const all = times.get(what) ?? [];
    const note = `cold, median of ${all.map((time) => time.toFixed(0)).join(', ')}`;
    return { what, value: median(all), limit, unit: 'ms', note };
  });
}
