import { Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import Rows4 from 'lucide-react/icons/rows-4';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { useNames } from '#shared/names.tsx';
import { Button } from '#ui/Button.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { CopyPageLink } from './CopyPageLink.tsx';
import { useFleet } from './FleetContext.tsx';
import { chooseDensity, useDensity } from './density.ts';
import { exportCsv } from './fleetCsv.ts';
import { fleetTableFits } from './fleetLayout.ts';

/** Switches the table's rows between comfortable and compact. */
function DensityButton(): ReactNode {
  const isCompact = useDensity() === 'compact';
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-pressed={isCompact}
      onClick={() => chooseDensity(isCompact ? 'comfortable' : 'compact')}
      className="aria-pressed:border-accent-line aria-pressed:bg-accent-soft aria-pressed:text-accent-text forced-colors:aria-pressed:border-[Highlight]"
    >
      <Rows4 aria-hidden="true" />
      <Trans>Compact rows</Trans>
    </Button>
  );
}

interface ExportButtonProps {
  children: ReactNode;
  /** The file's name. */
  name: string;
  servers: readonly Server[];
}

/** Downloads servers as a CSV file. */
function ExportButton({ children, name, servers }: ExportButtonProps): ReactNode {
  const names = useNames();
  return (
    <Button size="sm" variant="ghost" onClick={() => exportCsv(name, servers, names)}>
      <Download aria-hidden="true" />
      <span>{children}</span>
    </Button>
  );
}

/** What can be done with the list as a whole. */
export function ListTools(): ReactNode {
  const { t } = useLingui();
  const { fleet, rows } = useFleet();
  const hasRoom = useMediaQuery(fleetTableFits);
  return (
    <>
      {hasRoom && <DensityButton />}
      <CopyPageLink name={t`Copy link to this view`} />
      <ExportButton name="servers.csv" servers={rows}>
        <Trans>Export shown as CSV</Trans>
      </ExportButton>
      <ExportButton name="all-servers.csv" servers={fleet.servers}>
        <Trans>Export all as CSV</Trans>
      </ExportButton>
    </>
  );
}
