import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import LayoutGrid from 'lucide-react/icons/layout-grid';
import Play from 'lucide-react/icons/play';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Square from 'lucide-react/icons/square';
import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { BulkPowerDialog } from './BulkPowerDialog.tsx';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { mostWatched, writeWatched } from '#domain/watched.ts';
import type { PowerAction } from '#operations/intents/intent.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { useRootMark } from '#ui/useRootMark.ts';
import { visibleText } from '#ui/visibleText.ts';
import { type FleetState, useFleet, useFleetActions } from './FleetContext.tsx';

/** Elements that handle Escape themselves. */
const escapeHandlers = 'dialog, [role=menu], select, textarea, input:not([type=checkbox])';

/** Calls back on Escape, unless something else handles the key. */
function useEscape(onEscape: () => void): void {
  const escape = useEffectEvent(onEscape);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('dialog:modal') || document.activeElement?.closest(escapeHandlers)) return;
      escape();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** The selected servers, the shown ones first and in their order, and how many are not shown. */
function serversOf({ fleet, rows, selected }: FleetState): {
  servers: readonly Server[];
  notShown: number;
} {
  const shown = rows.filter(({ id }) => selected.has(id));
  const ids = new Set(shown.map(({ id }) => id));
  const others = fleet.servers.filter(({ id }) => selected.has(id) && !ids.has(id));
  return { servers: [...shown, ...others], notShown: others.length };
}

function CopyAddresses({ servers }: { servers: readonly Server[] }): ReactNode {
  const { t } = useLingui();
  const addresses = servers
    .map(({ ipAddress }) => visibleText(ipAddress))
    .filter((address) => address !== '');
  const without = servers.length - addresses.length;
  if (addresses.length === 0) {
    return (
      <Button size="sm" disabledReason={t`None of them have an address yet.`}>
        <Trans>Copy addresses</Trans>
      </Button>
    );
  }
  return (
    <CopyButton
      text={addresses.join('\n')}
      what={t`addresses`}
      labelled
      variant="secondary"
      copiedNote={
        <>
          <Plural value={addresses.length} one="# address copied" other="# addresses copied" />
          {without > 0 && (
            <span>{`; ${plural(without, { one: '# server has no address', other: '# servers have no address' })}`}</span>
          )}
        </>
      }
    />
  );
}

/** Leads to the selected servers' load, side by side. */
function WatchLink({ servers }: { servers: readonly Server[] }): ReactNode {
  const { t } = useLingui();
  const watch = (
    <>
      <LayoutGrid aria-hidden="true" />
      <Trans>Watch {String(servers.length)}</Trans>
    </>
  );
  const isTooMany = servers.length > mostWatched;
  if (isTooMany || !servers.some(({ status }) => serverCan('watchStatistics', status))) {
    return (
      <Button
        size="sm"
        disabledReason={
          isTooMany
            ? t`At most ${String(mostWatched)} servers can be watched together.`
            : t`None of them is running.`
        }
      >
        {watch}
      </Button>
    );
  }
  return (
    <Link
      to="/watch"
      search={{ servers: writeWatched(servers.map(({ id }) => id)) }}
      className={buttonClass({ size: 'sm' })}
    >
      {watch}
    </Link>
  );
}

/** How many servers are selected, and how many of those are not shown. `UnseenParts.tsx` announces the same. */
export function SelectionCount(): ReactNode {
  const { servers, notShown: hiddenCount } = serversOf(useFleet());
  const [count, notShown] = [String(servers.length), String(hiddenCount)];
  if (servers.length === 0) return null;
  if (hiddenCount === 0) return <Trans>{count} selected</Trans>;
  return (
    <Trans>
      {count} selected, {notShown} not shown
    </Trans>
  );
}

/** How many servers are selected, and the actions for all of them. */
export function SelectionBar(): ReactNode {
  const { t } = useLingui();
  const { select } = useFleetActions();
  const [asking, setAsking] = useState<PowerAction>();
  const bar = useRef<HTMLElement>(null);
  const { servers } = serversOf(useFleet());
  function clear(): void {
    select({ about: 'none' });
    // The bar unmounts, and the focus would be lost with it: move it to the checkbox that starts a selection.
    if (bar.current?.contains(document.activeElement))
      document.querySelector<HTMLElement>('[data-select-all] input')?.focus();
  }
  useEscape(clear);
  // The page's scroll padding keeps clear of the bar.
  useRootMark('data-selection-bar', servers.length > 0);
  if (servers.length === 0) return null;
  return (
    <section
      aria-label={t`Selection`}
      ref={bar}
      className="sticky bottom-4 z-20 flex print:hidden flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-raised px-4 py-2.5 shadow-high"
    >
      <p className="font-medium tabular-nums">
        <SelectionCount />
      </p>
      <div className="flex flex-wrap gap-2 sm:ms-auto">
        <Button size="sm" onClick={() => setAsking('start')}>
          <Play aria-hidden="true" />
          <Trans>Start</Trans>
        </Button>
        <Button size="sm" onClick={() => setAsking('stop')}>
          <Square aria-hidden="true" />
          <Trans>Stop</Trans>
        </Button>
        <Button size="sm" onClick={() => setAsking('reboot')}>
          <RotateCcw aria-hidden="true" />
          <Trans>Reboot</Trans>
        </Button>
        <CopyAddresses servers={servers} />
        <WatchLink servers={servers} />
        <Button size="sm" variant="ghost" onClick={clear}>
          <X aria-hidden="true" />
          <Trans>Clear selection</Trans>
        </Button>
      </div>
      {asking !== undefined && (
        <BulkPowerDialog
          servers={servers}
          action={asking}
          onBegun={(ids) => select({ about: 'rows', ids, isSelected: false })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}
