import { useSyncExternalStore } from 'react';
import { breakAt, isBreak, type StatsSample } from '#domain/serverStats.ts';
import { currentOwner, isSignedIn, onSessionChange } from '#session/session.ts';
import { findSamples, forgetAllSamples, keepSamples } from './keptHistory.ts';

/** How far back a server's samples reach, in milliseconds. */
const longestHistory = 4 * 3_600_000;
/** One in 3 s, the shortest interval, for as long. */
const mostSamples = 4_800;
/** A longer silence between two samples than so many milliseconds is a gap, whatever made it. */
const longestSilence = 45_000;
/** How often what came is put away for a reload, in milliseconds. */
const keepEach = 60_000;

const series = new Map<string, readonly StatsSample[]>();
/** Servers with samples that are not put away yet. */
const unkept = new Set<string>();
const listeners = new Set<() => void>();
let owner = currentOwner();
let following = false;

function keepAll(): void {
  for (const serverId of unkept) keepSamples(serverId, series.get(serverId) ?? []);
  unkept.clear();
}

/** Puts the samples away each minute and when the page goes, and forgets them with the session. */
function follow(): void {
  if (following) return;
  following = true;
  setInterval(keepAll, keepEach);
  window.addEventListener('pagehide', keepAll);
  onSessionChange(() => {
    const isSame = isSignedIn(owner);
    owner = currentOwner();
    if (isSame) return;
    series.clear();
    unkept.clear();
    forgetAllSamples();
    for (const tell of listeners) tell();
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
  unkept.add(serverId);
  for (const tell of listeners) tell();
}

/** Adds a sample to the series of the server that was asked for. */
export function addSample(serverId: string, sample: StatsSample): void {
  const last = samplesOf(serverId).at(-1);
  // A clock that was set back makes the order of what was before a guess.
  if (last !== undefined && sample.at <= last.at) series.set(serverId, []);
  const isSilent = last !== undefined && sample.at - last.at > longestSilence && !isBreak(last);
  append(serverId, isSilent ? [breakAt(last.at + 1), sample] : [sample]);
}

/** From now on nothing is known of the server, until the next sample. */
export function addBreak(serverId: string): void {
  const last = samplesOf(serverId).at(-1);
  if (last !== undefined && !isBreak(last)) append(serverId, [breakAt(last.at + 1)]);
}

/** The samples of a server, oldest first; a new list with each that comes. */
export function useSamples(serverId: string): readonly StatsSample[] {
  return useSyncExternalStore(
    (listener) => {
      follow();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => samplesOf(serverId),
  );
}
