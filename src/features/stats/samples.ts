import { useSyncExternalStore } from 'react';
import { breakAt, isBreak, type StatsSample } from '#domain/serverStats.ts';
import { currentOwner, isSignedIn, onSessionChange } from '#session/session.ts';
import { findSamples, forgetAllSamples, keepSamples } from './keptHistory.ts';

/** How far back a server's samples reach, in milliseconds. */
const longestHistory = 4 * 3_600_000;
/** As many as that time has at one in 3 s, the shortest interval. */
const mostSamples = 4_800;
/** In milliseconds. Two samples that are further apart have a gap between them, whatever caused it. */
const gapThreshold = 45_000;
/** How often new samples are stored for a reload, in milliseconds. */
const saveInterval = 60_000;

const series = new Map<string, readonly StatsSample[]>();
/** Servers with samples that are not stored yet. */
const unsaved = new Set<string>();
const listeners = new Set<() => void>();
let owner = currentOwner();
let isStarted = false;

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
    for (const listener of listeners) listener();
  });
}

function samplesOf(serverId: string): readonly StatsSample[] {
  const known = series.get(serverId);
  if (known !== undefined) return known;
  const kept = findSamples(serverId);
  series.set(serverId, kept);
  return kept;
}

function append(serverId: string, next: readonly StatsSample[]): void {
  const last = next.at(-1);
  if (last === undefined) return;
  const all = [...samplesOf(serverId), ...next];
  const begin = all.findIndex(({ at }) => at > last.at - longestHistory);
  series.set(serverId, all.slice(Math.max(begin, all.length - mostSamples)));
  unsaved.add(serverId);
  for (const listener of listeners) listener();
}

/** Adds a sample to a server's series. */
export function addSample(serverId: string, sample: StatsSample): void {
  const last = samplesOf(serverId).at(-1);
  // The clock was set back, so the order of the earlier samples is a guess: start again.
  if (last !== undefined && sample.at <= last.at) series.set(serverId, []);
  const hasGap = last !== undefined && sample.at - last.at > gapThreshold && !isBreak(last);
  append(serverId, hasGap ? [breakAt(last.at + 1), sample] : [sample]);
}

/** Marks that nothing is known about the server until the next sample. */
export function addBreak(serverId: string): void {
  const last = samplesOf(serverId).at(-1);
  if (last !== undefined && !isBreak(last)) append(serverId, [breakAt(last.at + 1)]);
}

/** A server's samples, oldest first; a new array with each new sample. */
export function useSamples(serverId: string): readonly StatsSample[] {
  return useSyncExternalStore(
    (listener) => {
      startOnce();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => samplesOf(serverId),
  );
}
