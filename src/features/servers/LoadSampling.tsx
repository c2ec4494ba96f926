import { type ReactNode, useEffect, useEffectEvent } from 'react';
import type { KnownLoads } from '#domain/fleetOrder.ts';
import type { Server } from '#domain/server.ts';
import { onRequestChange, requestOf } from '#shared/samples/sampleRequests.ts';
import { sampleDue, useLoadSampling } from '#shared/samples/sampler.ts';
import { onAnySample } from '#shared/samples/samples.ts';
import { type FleetLoad, useFleet } from './FleetContext.tsx';
import { maxPlainRows } from './FleetTable.tsx';
import type { FleetView } from './fleetView.ts';
import { inSight, ServerLoad } from './LoadMeters.tsx';
import { isSampled, loadOf } from './LoadNotes.tsx';

/** The rows keep their order for at least this long, in milliseconds. */
const orderPace = 15_000;

/** Of a list with at most so many servers that run all are sampled, whatever is in sight: 20 s are enough for them. */
const shortList = 20;

/** How long the rows stay after a scroll or a touch, in milliseconds. */
const restAfterTouch = 5_000;
const touches = ['scroll', 'touchstart', 'touchmove'] as const;

function loadsOf(servers: readonly Server[]): KnownLoads {
  const loads = new Map<string, number>();
  for (const server of servers) {
    const load = loadOf(server);
    if (load !== undefined) loads.set(server.id, load);
  }
  return loads;
}

/** Whether rows that change places would be in the way: the pointer or the focus is among them. */
const isAmongRows = (): boolean => document.querySelector('[data-index]:is(:hover, :focus-within)') !== null;

const parts = { Meters: ServerLoad };

export interface LoadSamplingProps {
  view: FleetView;
  onLoad: (load: FleetLoad) => void;
}

/**
 * Samples the running servers in sight, and the others of a short list, or of one of up to 100 rows whose order goes by
 * their load. Takes what the order goes by: at once, again once each has answered or failed to, and from then on every 15 s, but never
 * while the user is among the rows, or has just scrolled or touched them.
 */
export function LoadSampling({ view: { sort }, onLoad }: LoadSamplingProps): ReactNode {
  const { fleet, rows, menuOpenFor } = useFleet();
  const isOrder = sort === 'load';
  const running = rows.length <= maxPlainRows ? rows.filter(isSampled) : [];
  const others = isOrder || running.length <= shortList ? running : [];
  useLoadSampling(
    true,
    () => [...inSight],
    () => others.map(({ id }) => id),
  );
  useEffect(sampleDue, [others.length]);
  /** Returns whether all had answered, or failed to; `undefined` where the order stays. */
  const take = useEffectEvent((wasComplete: boolean | undefined, isDue: boolean): boolean | undefined => {
    // Of a large list only those in sight are asked: it is complete as it is.
    const isComplete = others.every(
      (server) => loadOf(server) !== undefined || requestOf(server.id).answeredAt !== 0,
    );
    if (wasComplete !== undefined) {
      if (!isDue && (wasComplete || !isComplete)) return undefined;
      if (isAmongRows() || menuOpenFor !== undefined) return undefined;
    }
    onLoad({ parts, loads: loadsOf(fleet.servers) });
    return isComplete;
  });
  useEffect(() => onLoad({ parts }), [onLoad]);
  useEffect(() => {
    if (!isOrder) return undefined;
    let takenAt = Date.now();
    let touchedAt = 0;
    let wasComplete = take(undefined, true);
    // Whichever way the clock was set.
    const isLongAgo = (at: number, span: number): boolean => Math.abs(Date.now() - at) >= span;
    const onTouch = (): void => {
      touchedAt = Date.now();
    };
    for (const touch of touches) window.addEventListener(touch, onTouch, { capture: true, passive: true });
    const onAnswer = (): void => {
      if (!isLongAgo(touchedAt, restAfterTouch)) return;
      const taken = take(wasComplete, isLongAgo(takenAt, orderPace));
      if (taken === undefined) return;
      [wasComplete, takenAt] = [taken, Date.now()];
    };
    const ends = [onAnySample(onAnswer), onRequestChange(onAnswer)];
    return () => {
      for (const end of ends) end();
      for (const touch of touches) window.removeEventListener(touch, onTouch, { capture: true });
    };
  }, [isOrder]);
  return null;
}
