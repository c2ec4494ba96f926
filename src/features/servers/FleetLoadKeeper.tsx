import { Trans } from '@lingui/react/macro';
import { type ReactNode, useCallback, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import type { KnownLoads } from '#domain/fleetOrder.ts';
import type { Server } from '#domain/server.ts';
import { busynessOf } from '#domain/serverStats.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { errorAdvice } from '#shared/errorAdvice.tsx';
import { useRefusalOfAll } from '#shared/samples/sampleRequests.ts';
import { sampleDue, useLoadSampling } from '#shared/samples/sampler.ts';
import { latestSample, onAnySample } from '#shared/samples/samples.ts';
import { useFleet } from './FleetContext.tsx';
import type { FleetLoad, LoadParts } from './FleetLoadContext.ts';
import { maxPlainRows } from './FleetTable.tsx';
import type { FleetView } from './fleetView.ts';
import { inSight, LoadMeters } from './LoadMeters.tsx';

/** The rows keep their order for at least this long, in milliseconds. */
const orderPace = 15_000;

/** Of a list with at most so many servers that run all are sampled, whatever is in sight: 20 s are enough for them. */
const shortList = 20;

const isRunning = ({ status }: Server): boolean => status === 'running';

/** How busy a server is; `undefined` where it doesn't run, or no sample is known. */
function loadOf(server: Server): number | undefined {
  const sample = isRunning(server) ? latestSample(server.id) : undefined;
  return sample && busynessOf(sample);
}

function loadsOf(servers: readonly Server[]): KnownLoads {
  const loads = new Map<string, number>();
  for (const server of servers) {
    const load = loadOf(server);
    if (load !== undefined) loads.set(server.id, load);
  }
  return loads;
}

function countOf(servers: readonly Server[], isCounted: (server: Server) => boolean): number {
  let count = 0;
  for (const server of servers) if (isCounted(server)) count += 1;
  return count;
}

/** Whether rows that change places would be in the way: the pointer or the focus is among them. */
const isAmongRows = (): boolean => document.querySelector('[data-index]:is(:hover, :focus-within)') !== null;

/** Says, where the list is sorted by load, how many are known; and why none is, if the key may not read it. */
function LoadNote({ view: { sort, order } }: { view: FleetView }): ReactNode {
  const formats = useFormats();
  const { keysUrl } = useBrand();
  const { rows } = useFleet();
  const refusal = useRefusalOfAll();
  const subscribe = useCallback(
    (onChange: () => void) => (sort === 'load' ? onAnySample(onChange) : () => undefined),
    [sort],
  );
  const count = useSyncExternalStore(subscribe, () =>
    sort === 'load' ? countOf(rows, (server) => loadOf(server) !== undefined) : 0,
  );
  if (refusal !== undefined)
    return (
      <p className="text-sm text-muted">
        <Trans>The load can’t be shown.</Trans> {errorAdvice(refusal.facts, { formats, keysUrl })}
      </p>
    );
  if (sort !== 'load') return null;
  const [known, all] = [formats.number(count), formats.number(countOf(rows, isRunning))];
  return (
    <p className="text-sm text-muted">
      {order === 'desc' ? (
        <Trans>
          Busiest first: {known} of {all} running servers known
        </Trans>
      ) : (
        <Trans>
          Least busy first: {known} of {all} running servers known
        </Trans>
      )}
    </p>
  );
}

const parts: LoadParts = { Meters: LoadMeters, Note: LoadNote };

export interface FleetLoadKeeperProps {
  view: FleetView;
  onLoad: (load: FleetLoad) => void;
}

/**
 * Samples the running servers in sight, and the others of a short list, or of one of up to 100 rows whose order goes by
 * their load. Takes what the order goes by: at once, once all of them are known, and from then on every 15 s, but never while the user is among the rows.
 */
export function FleetLoadKeeper({ view: { sort }, onLoad }: FleetLoadKeeperProps): ReactNode {
  const { fleet, rows, menuOpenFor } = useFleet();
  const isOrder = sort === 'load';
  const running = rows.length <= maxPlainRows ? rows.filter(isRunning) : [];
  const others = isOrder || running.length <= shortList ? running : [];
  useLoadSampling(
    true,
    () => [...inSight],
    () => others.map(({ id }) => id),
  );
  useEffect(sampleDue, [others.length]);
  const take = useEffectEvent((last: KnownLoads | undefined, isDue: boolean): KnownLoads | undefined => {
    // Those of a large list never are all known.
    const isNowComplete = (known: KnownLoads): boolean =>
      others.some(({ id }) => !known.has(id)) && others.every((server) => loadOf(server) !== undefined);
    if (last !== undefined) {
      if (isAmongRows() || menuOpenFor !== undefined) return undefined;
      if (!isDue && !isNowComplete(last)) return undefined;
    }
    const loads = loadsOf(fleet.servers);
    onLoad({ parts, loads });
    return loads;
  });
  useEffect(() => onLoad({ parts, loads: new Map() }), [onLoad]);
  useEffect(() => {
    if (!isOrder) return undefined;
    let takenAt = Date.now();
    let last = take(undefined, true);
    return onAnySample(() => {
      // Whichever way the clock was set.
      const taken = take(last, Math.abs(Date.now() - takenAt) >= orderPace);
      if (taken === undefined) return;
      [last, takenAt] = [taken, Date.now()];
    });
  }, [isOrder]);
  return null;
}
