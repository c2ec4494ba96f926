import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useOnline } from '#api/online.ts';
import type { Server } from '#domain/server.ts';
import { busynessOf } from '#domain/serverStats.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { errorAdvice } from '#shared/errorAdvice.tsx';
import { useRefusalOfAll, useRest } from '#shared/samples/sampleRequests.ts';
import { latestSample } from '#shared/samples/samples.ts';
import { cx } from '#ui/cx.ts';
import { useFleet } from './FleetContext.tsx';
import { useLoadTime } from './LoadMeters.tsx';

/** Whether the server's load is asked for. */
export const isSampled = ({ status }: Server): boolean => serverCan('watchStatistics', status);

/** How busy a server is; `undefined` where it doesn't run, or no sample is known. */
export function loadOf(server: Server): number | undefined {
  const sample = isSampled(server) ? latestSample(server.id) : undefined;
  return sample && busynessOf(sample);
}

function countOf(servers: readonly Server[], isCounted: (server: Server) => boolean): number {
  let count = 0;
  for (const server of servers) if (isCounted(server)) count += 1;
  return count;
}

/** Of how many of the running servers the order by load knows it. Up to five seconds behind: it goes through all rows. */
export function KnownCount(): ReactNode {
  const formats = useFormats();
  const { rows } = useFleet();
  const count = useLoadTime(() => countOf(rows, (server) => loadOf(server) !== undefined));
  const [known, all] = [formats.number(count), formats.number(countOf(rows, isSampled))];
  return (
    <p className="text-sm text-muted">
      <Trans>
        Load known for {known} of {all} running servers
      </Trans>
    </p>
  );
}

/** A line below the buttons in which it stands. It takes the gap before it back, so that the buttons stay. */
export const lineBelow = 'relative start-2 order-last -ms-2 w-0 min-w-full';

/** Says once, for all servers, why none is asked for its load. */
export function WhyNoLoad(): ReactNode {
  const formats = useFormats();
  const isOnline = useOnline();
  const refusal = useRefusalOfAll();
  const until = useRest();
  return (
    // Always there, since a region announces only what changes in it. Empty, it takes no line.
    <p role="status" className={cx(lineBelow, 'empty:absolute empty:min-w-0 md:text-end')}>
      {refusal !== undefined ? (
        <>
          <Trans>The load can’t be shown.</Trans> {errorAdvice(refusal.facts, formats)}
        </>
      ) : !isOnline ? (
        <Trans>You’re offline: no load is read.</Trans>
      ) : until === undefined ? null : (
        <Trans>Too many requests with this key: no load is read until {formats.time(until)}.</Trans>
      )}
    </p>
  );
}
