import { Link } from '@tanstack/react-router';
import { memo, type ReactNode, use } from 'react';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { DateWithAge } from '#i18n/Instant.tsx';
import { CopyableAddress } from '#shared/CopyableAddress.tsx';
import { OsName, RegionName } from '#shared/names.tsx';
import { RequestedSince } from '#shared/RequestedSince.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { cx } from '#ui/cx.ts';
import { rowLinkClass } from '#ui/DataTable.tsx';
import { LoadPartsContext } from './FleetContext.tsx';
import { RowMenuButton, SelectServer } from './RowControls.tsx';
import { ServerName } from '#shared/serverName.tsx';
import { ServerSize } from '#shared/size.tsx';

/** How loaded the server is. Its line is there before its code and its samples are, so that no card grows. */
function CardLoad({ server }: { server: Server }): ReactNode {
  const parts = use(LoadPartsContext);
  if (parts === null || !serverCan('watchStatistics', server.status)) return null;
  return (
    <div className="h-5 text-muted print:hidden">{parts && <parts.Meters server={server} isCard />}</div>
  );
}

interface FleetCardProps {
  server: Server;
  isSelected: boolean;
  isMenuOpen: boolean;
}

/** One server of the list, in windows too narrow for a table. */
export const FleetCard = memo(function FleetCard(props: FleetCardProps): ReactNode {
  const { server } = props;
  return (
    // Not a `Card`: phones would wait for the chunk that it is in.
    <div className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <div className="flex items-start justify-between gap-2">
        <SelectServer {...props} className="-m-3 p-3.5" />
        <Link
          to="/servers/$serverId"
          params={{ serverId: server.id }}
          className={cx(rowLinkClass, 'min-w-0 flex-1 text-lg')}
        >
          <ServerName server={server} max={60} />
        </Link>
        <ServerStatusBadge server={server} />
        <RowMenuButton {...props} className="-my-1 -me-2" />
      </div>
      <RequestedSince serverId={server.id} />
      {server.ipAddress !== '' && <CopyableAddress ip={server.ipAddress} />}
      <CardLoad server={server} />
      {/* The names stand at the lines' own ends and don't wrap, so that nothing moves when the catalog is read. */}
      <p className="flex justify-between gap-x-3 text-muted">
        <ServerSize server={server} />
        <span className="min-w-0 truncate text-sm">
          <RegionName region={server.region} max={80} />
        </span>
      </p>
      <p className="flex justify-between gap-x-3 text-sm text-muted">
        <span className="min-w-0 truncate">
          <OsName id={server.os} max={80} />
        </span>
        <span className="shrink-0">
          <DateWithAge at={server.createdAt} />
        </span>
      </p>
    </div>
  );
});
