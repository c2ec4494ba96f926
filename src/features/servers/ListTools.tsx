import { Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import Gauge from 'lucide-react/icons/gauge';
import Rows4 from 'lucide-react/icons/rows-4';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { useNames } from '#shared/names.tsx';
import { forgetFailure, isEnded } from '#shared/samples/sampleRequests.ts';
import { Button } from '#ui/Button.tsx';
import { CopyPageLink } from './CopyPageLink.tsx';
import { useFleet } from './FleetContext.tsx';
import { KnownCount, lineBelow, WhyNoLoad } from './LoadNotes.tsx';
import { chooseDensity, chooseLoad, useDensity, useIsLoadShown } from './listChoices.ts';
import { exportCsv } from './fleetCsv.ts';
import { cx } from '#ui/cx.ts';
import { useTableFits } from './fleetLayout.ts';
import type { FleetView } from './fleetView.ts';

interface SwitchProps {
  children: ReactNode;
  isOn: boolean;
  onSwitch: () => void;
}

function Switch({ children, isOn, onSwitch }: SwitchProps): ReactNode {
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-pressed={isOn}
      onClick={onSwitch}
      className="aria-pressed:border-accent-line aria-pressed:bg-accent-soft aria-pressed:text-accent-text forced-colors:aria-pressed:border-[Highlight]"
    >
      {children}
    </Button>
  );
}

/** Switches the table's rows between comfortable and compact. */
function DensitySwitch(): ReactNode {
  const isCompact = useDensity() === 'compact';
  return (
    <Switch isOn={isCompact} onSwitch={() => chooseDensity(isCompact ? 'comfortable' : 'compact')}>
      <Rows4 aria-hidden="true" />
      <Trans>Compact rows</Trans>
    </Switch>
  );
}

/** Shows or hides the load. While it is hidden, none is asked for. */
function LoadSwitch(): ReactNode {
  const isShown = useIsLoadShown();
  const { rows } = useFleet();
  function onSwitch(): void {
    // What the key was refused may be allowed now: one request tells.
    const refused = isShown ? undefined : rows.find(({ id }) => isEnded(id));
    if (refused !== undefined) forgetFailure(refused.id);
    chooseLoad(isShown ? 'hidden' : 'shown');
  }
  return (
    <Switch isOn={isShown} onSwitch={onSwitch}>
      <Gauge aria-hidden="true" />
      <Trans>Show load</Trans>
    </Switch>
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
export function ListTools({ view }: { view: FleetView }): ReactNode {
  const { t } = useLingui();
  const { fleet, rows } = useFleet();
  const hasRoom = useTableFits();
  const isLoadShown = useIsLoadShown();
  return (
    <>
      {hasRoom && <DensitySwitch />}
      <LoadSwitch />
      {/* The cards have it above them. It takes a line below the buttons, which stay where they are. */}
      {hasRoom && view.sort === 'load' && (
        <div className={cx(lineBelow, 'text-end')}>
          <KnownCount />
        </div>
      )}
      {isLoadShown && <WhyNoLoad />}
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
