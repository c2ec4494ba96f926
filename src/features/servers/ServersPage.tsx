import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { RefreshCw } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { getListServersQueryKey, useListServers } from '#api/generated/servers/servers.ts';
import { listPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { useStandingError } from '#api/useStandingError.ts';
import { usePageTitle } from '#brand/usePageTitle.ts';
import { type Fleet, readFleet, type Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.ts';
import { onItsWayFor } from '#operations/onItsWay.ts';
import { Button } from '#ui/Button.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { textLinkClass } from '#ui/textLink.ts';
import { ExportButton } from './ExportButton.tsx';
import { FleetList } from './FleetList.tsx';
import { FleetToolbar } from './FleetToolbar.tsx';
import { ServersLoading } from './ServersLoading.tsx';
import { useFleetRows } from './useFleetRows.ts';
import { useFleetView } from './useFleetView.ts';
import { useIdleFetch } from './useIdleFetch.ts';
import { useSelection } from './useSelection.ts';

/** Only a key with which too much was asked needs it. */
const WaitingForLimit = lazy(() => import('#brand/WaitingForLimit.tsx'));
/** Only an answer with odd rows needs it. */
const UnreadableRows = lazy(() => import('#brand/UnreadableRows.tsx'));
/** Only a list that could not be read needs it. */
const FleetUnread = lazy(() => import('./FleetUnread.tsx'));
/** Only who looks for what isn't there needs it. */
const NothingFound = lazy(() => import('./NothingFound.tsx'));
/** Only an account without servers needs it. */
const NoServers = lazy(() => import('./NoServers.tsx'));
/** Only who has selected something needs it. */
const SelectionBar = lazy(() => import('./SelectionBar.tsx'));
/** There is nothing to announce before the first poll. */
const StatusAnnouncements = lazy(() => import('./StatusAnnouncements.tsx'));

interface ServersPageProps {
  /** Opens a server in the official dashboard. */
  onHandoff: (server: Server) => void;
}

interface FleetPanelProps extends ServersPageProps {
  fleet: Fleet;
  isOld: boolean;
}

function FleetPanel({ fleet, isOld, onHandoff }: FleetPanelProps): ReactNode {
  const state = useFleetView();
  const rows = useFleetRows(fleet.servers, state.view, state.query);
  const [selected, select] = useSelection(rows);
  const isIdle = useIdleFetch(true);
  function clear(): void {
    state.setQuery('');
    state.change({ q: '', status: '', region: '', os: '' });
  }
  if (fleet.servers.length === 0 && fleet.unreadable === 0) {
    return (
      <Suspense>
        <NoServers />
      </Suspense>
    );
  }
  return (
    <>
      <FleetToolbar {...state} servers={fleet.servers} />
      {rows.length === 0 ? (
        <Suspense>
          <NothingFound query={state.query} onClear={clear} />
        </Suspense>
      ) : (
        <FleetList {...{ fleet, rows, state, isOld, selected, onHandoff }} onSelect={select} />
      )}
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
        <p role="status">
          <Trans>
            {rows.length} of {fleet.servers.length} shown
          </Trans>
        </p>
        <div className="flex flex-wrap gap-2">
          <ExportButton name="servers.csv" servers={rows}>
            <Trans>Export these as CSV</Trans>
          </ExportButton>
          <ExportButton name="all-servers.csv" servers={fleet.servers}>
            <Trans>Export all as CSV</Trans>
          </ExportButton>
        </div>
      </div>
      <Suspense>
        {selected.size > 0 && <SelectionBar {...{ fleet, rows, selected }} onSelect={select} />}
      </Suspense>
      <Suspense>{isIdle && <StatusAnnouncements servers={fleet.servers} />}</Suspense>
    </>
  );
}

/** `/servers`: the whole fleet. */
export function ServersPage({ onHandoff }: ServersPageProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  usePageTitle(t`Servers`);
  const {
    data,
    error: lastError,
    failureReason,
    dataUpdatedAt,
    isFetching,
    refetch,
  } = useListServers({
    query: { select: readFleet },
  });
  const error = useStandingError(lastError, data !== undefined);
  const { view } = useFleetView();
  usePolling(getListServersQueryKey(), (answer) => {
    const { servers } = readFleet(answer);
    return listPace(servers.length, onItsWayFor(servers, Date.now()));
  });
  return (
    <>
      <PageHeader
        title={t`Servers`}
        meta={
          dataUpdatedAt > 0 && (
            <>
              <span>
                <Trans>Updated {formats.time(dataUpdatedAt)}</Trans>
              </span>
              <Link to="/find" className={textLinkClass}>
                <Trans>Find in a text</Trans>
              </Link>
            </>
          )
        }
        actions={
          <Button busy={isFetching} onClick={() => void refetch()}>
            <RefreshCw aria-hidden="true" />
            <Trans>Refresh</Trans>
          </Button>
        }
      />
      <Suspense>
        {error !== null && (
          <FleetUnread
            error={error}
            readAt={data === undefined ? 0 : dataUpdatedAt}
            retrying={isFetching}
            onRetry={() => void refetch()}
          />
        )}
      </Suspense>
      {data !== undefined && data.unreadable > 0 && (
        <Suspense>
          <UnreadableRows count={data.unreadable} />
        </Suspense>
      )}
      <Suspense>
        {lastError === null && failureReason !== null && <WaitingForLimit failure={failureReason} />}
      </Suspense>
      {data === undefined && error === null && <ServersLoading view={view} />}
      {data !== undefined && <FleetPanel fleet={data} isOld={error !== null} onHandoff={onHandoff} />}
    </>
  );
}
