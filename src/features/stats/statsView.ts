/** What of the history is looked at, in minutes, and how often a sample is taken, in seconds. */
export const windows = [1, 5, 15, 60, 'all'] as const;
export const intervals = [3, 5, 10, 30] as const;

export type StatsWindow = (typeof windows)[number];
type Interval = (typeof intervals)[number];

export interface StatsView {
  readonly window: StatsWindow;
  /** `off`: nothing is asked, what was kept is shown. */
  readonly interval: Interval | 'off';
}

/** How the address says it; what is usual is not said. */
export interface StatsSearch {
  readonly window?: string | undefined;
  readonly interval?: string | undefined;
}

const usual: StatsView = { window: 5, interval: 3 };

/** Reads the address; what can't be meant is what is usual. */
export function readStatsView({ window, interval }: StatsSearch): StatsView {
  return {
    window: windows.find((one) => String(one) === window) ?? usual.window,
    interval: [...intervals, 'off' as const].find((one) => String(one) === interval) ?? usual.interval,
  };
}

/** The other way. */
export function writeStatsView({ window, interval }: StatsView): StatsSearch {
  return {
    window: window === usual.window ? undefined : String(window),
    interval: interval === usual.interval ? undefined : String(interval),
  };
}
