import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { regionLabel } from '#brand/brandedWords.ts';
import type { Server } from '#domain/server.ts';
import { Age } from '#i18n/Instant.tsx';
import { RequestedSince } from '#shared/RequestedSince.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { cx } from '#ui/cx.ts';
import { rowLinkClass } from '#ui/DataTable.tsx';
import { RowMenuButton, SelectServer } from './RowControls.tsx';
import { ServerName } from '#shared/serverName.tsx';
import { ServerSize } from '#shared/size.tsx';

interface FleetCardProps {
  server: Server;
  isSelected: boolean;
  isMenuOpen: boolean;
}

/** One server of the list, in windows too narrow for a table. */
export const FleetCard = memo(function FleetCard(props: FleetCardProps): ReactNode {
  const { server } = props;
  const { t } = useLingui();
  const brand = useBrand();
  const origin = [server.os, regionLabel(server.region, brand)].filter((part) => part !== '').join(' · ');
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
      {server.ipAddress !== '' && <CopyableText text={server.ipAddress} what={t`IP address`} mono />}
      <p className="text-muted">
        <ServerSize server={server} />
      </p>
      <p className="flex flex-wrap justify-between gap-x-3 text-sm text-muted">
        <BidiText text={origin} max={80} />
        <Age at={server.createdAt} />
      </p>
    </div>
  );
});
