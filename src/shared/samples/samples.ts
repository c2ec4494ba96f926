import { useSyncExternalStore } from 'react';
import { breakAt, isBreak, type StatsSample } from '#domain/serverStats.ts';
import { currentOwner, isSignedIn, onSessionChange } from '#session/session.ts';
import { findSamples, forgetAllSamples, keepSamples } from './keptSamples.ts';

/** How far back a server's samples reach, in milliseconds. */
const longestHistory = 4 * 3_600_000;
/** As many as that time has at one in 3 s, the shortest interval. */
const mostSamples = 4_800;
/**
 * In milliseconds. Two samples that are further apart have a gap between them, whatever caused it: in the list a server
 * is sampled about once a minute where many are visible.
 */
const gapThreshold = 90_000;
/** How often new samples are stored for a reload, in milliseconds. */
const saveInterval = 60_000;
/** At most this many servers have a series, however many the list shows; the one that was read first goes first. */
const mostSeries = 500;

/** Oldest first; in the order in which the servers' last samples came. */
const series = new Map<string, readonly StatsSample[]>();
/** Servers with samples that are not stored yet. */
const unsaved = new Set<string>();
/** By server: one server's sample notifies nobody who shows another. */
const listeners = new Map<string, Set<() => void>>();
/** Notified of every server's samples. */
const overallListeners = new Set<() => void>();
let owner = currentOwner();
let isStarted = false;

function notify(serverId: string): void {
  for (const listener of listeners.get(serverId) ?? []) listener();
  for (const listener of overallListeners) listener();
}

function saveAll(): void {
  for (const serverId of unsaved) keepSamples(serverId, series.get(serverId) ?? []);
  unsaved.clear();
}

/** Stores the samples every minute and on `pagehide`, and drops them when the session ends or changes account. */
function startOnce(): void {
  if (isStarted) return;
  isStarted = true;
  setInterval(saveAll, saveInterval);
  window.addEventListener('pagehide', saveAll);
  onSessionChange(() => {
    const isSame = isSignedIn(owner);
    owner = currentOwner();
    if (isSame) return;
    series.clear();
    unsaved.clear();
    forgetAllSamples();
    for (const serverId of listeners.keys()) notify(serverId);
  });
}

function put(serverId: string, samples: readonly StatsSample[]): void {
  series.delete(serverId);
  series.set(serverId, samples);
  for (const other of series.keys()) {
    if (series.size <= mostSeries) return;
    if (listeners.has(other)) continue;
    series.delete(other);
    unsaved.delete(other);
  }
}

function samplesOf(serverId: string): readonly StatsSample[] {
  const known = series.get(serverId);
  if (known !== undefined) return known;
  const kept = findSamples(serverId);
  put(serverId, kept);
  return kept;
}

function append(serverId: string, next: readonly StatsSample[]): void {
  startOnce();
  const last = next.at(-1);
  if (last === undefined) return;
  const all = [...samplesOf(serverId), ...next];
  const begin = all.findIndex(({ at }) => at > last.at - longestHistory);
  put(serverId, all.slice(Math.max(begin, all.length - mostSamples)));
  unsaved.add(serverId);
  notify(serverId);
}

/** Adds a sample to a server's series. One that is older than the last, as another tab may tell, is dropped. */
export function addSample(serverId: string, sample: StatsSample): void {
  const last = samplesOf(serverId).at(-1);
  if (last !== undefined && sample.at <= last.at) {
    // Unless the clock was set back: then the order of the earlier samples is a guess, and the series starts again.
    if (last.at <= Date.now()) return;
    put(serverId, []);
  }
  const hasGap = last !== undefined && sample.at - last.at > gapThreshold && !isBreak(last);
  append(serverId, hasGap ? [breakAt(last.at + 1), sample] : [sample]);
}

/** Marks that nothing is known about the server until the next sample. */
export function addBreak(serverId: string): void {
  const last = samplesOf(serverId).at(-1);
  if (last !== undefined && !isBreak(last)) append(serverId, [breakAt(last.at + 1)]);
}

function subscribeTo(serverId: string, listener: () => void): () => void {
  startOnce();
  const own = listeners.get(serverId) ?? new Set();
  listeners.set(serverId, own.add(listener));
  return () => {
    own.delete(listener);
    if (own.size === 0 && listeners.get(serverId) === own) listeners.delete(serverId);
  };
}

/** A server's samples, oldest first; a new array with each new sample. */
export function useSamples(serverId: string): readonly StatsSample[] {
  return useSyncExternalStore(
    (listener) => subscribeTo(serverId, listener),
    () => samplesOf(serverId),
  );
}

/**
 * A server's last sample in this tab or as other tabs told it; `undefined` where none is known since the page was
 * opened, or nothing was known after it. It reads no storage, so that a list of many servers may call it.
 */
export function latestSample(serverId: string): StatsSample | undefined {
  const last = series.get(serverId)?.at(-1);
  return last === undefined || isBreak(last) ? undefined : last;
}

/** The same, rendering again with each new sample of this server alone. */
export function useLatestSample(serverId: string): StatsSample | undefined {
  return useSyncExternalStore(
    (listener) => subscribeTo(serverId, listener),
    () => latestSample(serverId),
  );
}

/** Calls back with each new sample of any server. Returns the function that ends it. */
export function onAnySample(listener: () => void): () => void {
  startOnce();
  overallListeners.add(listener);
  return () => overallListeners.delete(listener);
}
