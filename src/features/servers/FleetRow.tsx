import { Link } from '@tanstack/react-router';
import { memo, type ReactNode, use } from 'react';
import type { Server } from '#domain/server.ts';
import { placeholder } from '#i18n/formats.ts';
import { DateWithAge } from '#i18n/Instant.tsx';
import { CopyableAddress } from '#shared/CopyableAddress.tsx';
import { OsName, RegionName } from '#shared/names.tsx';
import { RequestedSince } from '#shared/RequestedSince.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { Cell, rowLinkClass, TableRow } from '#ui/DataTable.tsx';
import { LoadPartsContext } from './FleetContext.tsx';
import { RowMenuButton, SelectServer } from './RowControls.tsx';
import { ServerName } from '#shared/serverName.tsx';
import { ServerSize } from '#shared/size.tsx';

/** How loaded the server is. A sample renders what is inside again, not the row. */
function LoadCell({ server }: { server: Server }): ReactNode {
  const parts = use(LoadPartsContext);
  return (
    parts !== null && (
      <Cell quiet className="fleet-load">
        {parts && <parts.Meters server={server} />}
      </Cell>
    )
  );
}

interface FleetRowProps {
  server: Server;
  /** Index among all rows of the view, from 0. `aria-rowindex` counts from 1, and the header is row 1. */
  index: number;
  dimmed: boolean;
  isSelected: boolean;
  isMenuOpen: boolean;
  /** Called with the row's element when it is rendered, in a virtualized list. */
  measure?: ((row: HTMLElement | null) => void) | undefined;
}

/** One row. Rerenders only when its server, index, selection or menu state changes. */
export const FleetRow = memo(function FleetRow(props: FleetRowProps): ReactNode {
  const { server, index, dimmed, isSelected, measure } = props;
  return (
    <TableRow
      ref={measure}
      selected={isSelected}
      dimmed={dimmed}
      aria-rowindex={index + 2}
      data-index={index}
    >
      <Cell control className="ps-0.5 pe-0 print:hidden">
        <SelectServer {...props} className="px-2.5 py-[calc((var(--row-height)-1.5rem)/2)] align-middle" />
      </Cell>
      <Cell rowHeader className="ps-1">
        <Link to="/servers/$serverId" params={{ serverId: server.id }} className={rowLinkClass}>
          <ServerName server={server} />
        </Link>
      </Cell>
      <Cell>
        <span className="flex min-w-0 flex-col py-1">
          <ServerStatusBadge server={server} look="plain" />
          <RequestedSince serverId={server.id} />
        </span>
      </Cell>
      <LoadCell server={server} />
      <Cell>
        {server.ipAddress === '' ? placeholder : <CopyableAddress ip={server.ipAddress} truncate />}
      </Cell>
      <Cell quiet className="text-sm">
        <span className="fleet-system">
          <OsName id={server.os} max={40} />
        </span>
      </Cell>
      <Cell quiet className="text-sm">
        <RegionName region={server.region} max={40} />
      </Cell>
      <Cell quiet className="text-sm">
        <ServerSize server={server} />
      </Cell>
      <Cell quiet numeric className="text-sm">
        <DateWithAge at={server.createdAt} />
      </Cell>
      <Cell control className="fleet-menu print:hidden">
        <RowMenuButton {...props} />
      </Cell>
    </TableRow>
  );
});
