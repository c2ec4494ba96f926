import { useSyncExternalStore } from 'react';
import { breakAt, isBreak, type StatsSample } from '#domain/serverStats.ts';
import { currentOwner, isSignedIn, onSessionChange } from '#session/session.ts';
import { findRecent, findSamples, forgetAllSamples, keepRecent, keepSamples } from './keptSamples.ts';

/** How far back a server's samples reach, in milliseconds. */
const longestHistory = 4 * 3_600_000;
/** As many as that time has at one in 3 s, the shortest interval. */
const mostSamples = 4_800;
/**
 * In milliseconds. Two samples that are further apart have a gap between them, whatever caused it, unless the two before
 * were about as far apart: where a list is long and the budget small, a server's turn comes seldom.
 */
const gapThreshold = 90_000;
const longestStep = 5 * 60_000;
/** The same where this tab paused between them. Another tab may have gone on. */
const pauseThreshold = 10_000;
/** A clock that was set back by less than this, in milliseconds, was corrected. */
const smallCorrection = 5_000;
/** A sample that is older than this, in milliseconds, says nothing about the present load. */
const currentFor = 5 * 60_000;
/** How often new samples are stored for a reload, in milliseconds. */
const saveInterval = 60_000;
/** At most this many servers have a series, however many the list has shown. */
const mostSeries = 500;

/** Each oldest first. The servers are in the order in which their last samples came: the first is dropped first. */
const series = new Map<string, readonly StatsSample[]>();
/** By server, when the first of its samples that are not stored yet was taken. */
const unsaved = new Map<string, number>();
/** Servers whose sampling was paused since their last sample. */
const paused = new Set<string>();
/** Servers for which the API had no sample the last time. */
const silent = new Set<string>();
/** By server: one server's sample notifies nobody who shows another. */
const listeners = new Map<string, Set<() => void>>();
/** Notified of every server's samples. */
const overallListeners = new Set<() => void>();
let isStarted = false;
let saving: ReturnType<typeof setTimeout> | undefined;

function notify(serverId: string): void {
  for (const listener of listeners.get(serverId) ?? []) listener();
  for (const listener of overallListeners) listener();
}

function save(serverId: string): void {
  unsaved.delete(serverId);
  keepSamples(serverId, series.get(serverId) ?? []);
}

/** Stores what no server's history has yet, and the last sample of each other server: little enough for one task. */
function saveRecent(): void {
  const recent = new Map(latestSamples(mostSeries).map(([serverId, sample]) => [serverId, [sample]]));
  for (const [serverId, from] of unsaved)
    recent.set(
      serverId,
      samplesOf(serverId).filter(({ at }) => at >= from),
    );
  keepRecent(recent);
}

/** Stores what is new, one server at a time: all at once would hold up the page. */
function saveNext(): void {
  const [serverId] = unsaved.keys();
  saving = undefined;
  if (serverId !== undefined) save(serverId);
  if (unsaved.size > 0) saving = setTimeout(saveNext);
  else saveRecent();
}

/** Stores the samples also on `pagehide`, and drops them when the session ends or changes account. */
function startOnce(): void {
  if (isStarted) return;
  isStarted = true;
  let owner = currentOwner();
  window.addEventListener('pagehide', () => {
    if (isSignedIn(owner)) saveRecent();
  });
  onSessionChange(() => {
    const isSame = isSignedIn(owner);
    owner = currentOwner();
    if (isSame) return;
    for (const kept of [series, unsaved, paused, silent]) kept.clear();
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
    for (const kept of [unsaved, paused, silent]) kept.delete(other);
  }
}

/** A server’s samples, oldest first. */
export function samplesOf(serverId: string): readonly StatsSample[] {
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
  const samples = samplesOf(serverId);
  const begin = samples.findIndex(({ at }) => at > last.at - longestHistory);
  const most = samples.length + next.length - mostSamples;
  put(serverId, (begin === -1 ? [] : samples.slice(Math.max(begin, most))).concat(next));
  if (!unsaved.has(serverId)) unsaved.set(serverId, next[0]?.at ?? last.at);
  saving ??= setTimeout(saveNext, saveInterval);
  notify(serverId);
}

/**
 * The samples before a time that lies behind the last one's, since the clock was set back. If it had only been ahead
 * for a while, or by little, the earlier ones are right. Otherwise their distance from now is a guess: none are kept.
 */
function beforeSetBack(samples: readonly StatsSample[], at: number): readonly StatsSample[] {
  const kept = samples.slice(
    0,
    Math.max(
      0,
      samples.findIndex((sample) => sample.at >= at),
    ),
  );
  const [earlier, last] = [kept.at(-1), samples.at(-1)];
  if (earlier === undefined || last === undefined) return [];
  return isBreak(earlier) || last.at - at < smallCorrection ? kept : [];
}

/** The longest time after the last sample that is no gap, in milliseconds. */
function gapAfter(samples: readonly StatsSample[]): number {
  const [before, last] = samples
    .slice(-3)
    .filter((sample) => !isBreak(sample))
    .slice(-2);
  const step = before === undefined || last === undefined ? 0 : last.at - before.at;
  return Math.max(gapThreshold, Math.min(2 * step, longestStep));
}

/** Adds a sample to a server's series. One that is older than the last, as another tab may tell, is dropped. */
export function addSample(serverId: string, sample: StatsSample): void {
  const samples = samplesOf(serverId);
  const newest = samples.at(-1);
  if (newest !== undefined && sample.at <= newest.at) {
    // A break lies a millisecond behind its sample.
    if (newest.at <= Date.now() + 1) return;
    put(serverId, beforeSetBack(samples, sample.at));
  }
  const last = samplesOf(serverId).at(-1);
  const threshold = paused.delete(serverId) ? pauseThreshold : gapAfter(samplesOf(serverId));
  silent.delete(serverId);
  const hasGap = last !== undefined && !isBreak(last) && sample.at - last.at > threshold;
  append(serverId, hasGap ? [breakAt(last.at + 1), sample] : [sample]);
}

/** Marks that nothing is known about the server until the next sample. */
export function addBreak(serverId: string): void {
  const last = samplesOf(serverId).at(-1);
  if (last !== undefined && !isBreak(last)) append(serverId, [breakAt(last.at + 1)]);
}

/** Marks that this tab doesn't ask about the server for a while. There is a gap unless another tab does. */
export function addPause(serverId: string): void {
  paused.add(serverId);
}

/**
 * Marks that a request brought no sample.
 * @param askedAt when it was sent: another tab may have told a sample since
 * @param isAnswer whether the API answered that there is none
 */
export function addNoSample(serverId: string, askedAt: number, isAnswer = true): void {
  const last = samplesOf(serverId).at(-1);
  if (last !== undefined && !isBreak(last) && last.at >= askedAt && last.at <= Date.now()) return;
  if (isAnswer) silent.add(serverId);
  addBreak(serverId);
  if (isAnswer) notify(serverId);
}

/** Whether the API answered the last time that it has no sample of the server, here or in another tab. */
export const isSilent = (serverId: string): boolean => silent.has(serverId);

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
 * A server's last sample of the last five minutes, in this tab or as other tabs told it; `undefined` without one, or
 * where the API had none the last time. If a later request failed (`useSampleRequest`), or nothing was asked since, it
 * stays: show its age. It reads no history from storage, so that a list of many servers may call it.
 */
export function latestSample(serverId: string): StatsSample | undefined {
  const samples = series.get(serverId) ?? findRecent(serverId);
  const newest = samples?.at(-1);
  const last = newest !== undefined && isBreak(newest) ? samples?.at(-2) : newest;
  if (last === undefined || isBreak(last) || silent.has(serverId)) return undefined;
  return Math.abs(Date.now() - last.at) < currentFor ? last : undefined;
}

/** The same, rendering again with each new sample of this server alone. */
export function useLatestSample(serverId: string): StatsSample | undefined {
  return useSyncExternalStore(
    (listener) => subscribeTo(serverId, listener),
    () => latestSample(serverId),
  );
}

/** The last samples of at most so many servers; a hundred are for a tab that was just opened. */
export const latestSamples = (most = 100): readonly (readonly [string, StatsSample])[] =>
  [...series.keys()].slice(-most).flatMap((serverId) => {
    const last = latestSample(serverId);
    return last === undefined ? [] : [[serverId, last] as const];
  });

/** Calls back with each new sample of any server. Returns the function that ends it. */
export function onAnySample(listener: () => void): () => void {
  startOnce();
  overallListeners.add(listener);
  return () => overallListeners.delete(listener);
}
