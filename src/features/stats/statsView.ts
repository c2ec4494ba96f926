/** How much of the history is shown, in minutes. */
export const windows = [1, 5, 15, 60, 'all'] as const;
/** How often a sample is taken, in seconds. */
export const intervals = [3, 5, 10, 30] as const;

export type StatsWindow = (typeof windows)[number];
type Interval = (typeof intervals)[number];

export interface StatsView {
  readonly window: StatsWindow;
  /** `off`: nothing is requested, only stored samples are shown. */
  readonly interval: Interval | 'off';
}

/** The view as search params; defaults are left out. */
export interface StatsSearch {
  readonly window?: string | undefined;
  readonly interval?: string | undefined;
}

const defaults: StatsView = { window: 5, interval: 3 };

/** Reads the search params; invalid values fall back to the defaults. */
export function readStatsView({ window, interval }: StatsSearch): StatsView {
  return {
    window: windows.find((one) => String(one) === window) ?? defaults.window,
    interval: [...intervals, 'off' as const].find((one) => String(one) === interval) ?? defaults.interval,
  };
}

/** The inverse of `readStatsView`. */
export function writeStatsView({ window, interval }: StatsView): StatsSearch {
  return {
    window: window === defaults.window ? undefined : String(window),
    interval: interval === defaults.interval ? undefined : String(interval),
  };
}

/** The times to name on an axis: both ends, and the middle where it is at least a second from them. */
export function axisTimes(from: number, to: number): readonly number[] {
  return to - from < 2_000 ? [from, to] : [from, from + (to - from) / 2, to];
}
