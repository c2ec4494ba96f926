import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { getListServersQueryKey, useListServers } from '#api/generated/servers/servers.ts';
import { listPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { useLastingError } from '#api/useLastingError.ts';
import { usePageTitle } from '#brand/BrandContext.ts';
import { Fleet, readFleet, type Server } from '#domain/server.ts';
import { inProgressFor } from '#operations/intents/inProgress.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { UpdatedAt } from '#ui/UpdatedAt.tsx';
import { buttonClass, textLinkClass } from '#ui/buttonClass.ts';
import { cx } from '#ui/cx.ts';
import { type FleetLoad, FleetProvider, LoadPartsContext, useFleet } from './FleetContext.tsx';
import { fleetTableFits, useTableFits } from './fleetLayout.ts';
import { ServersLoading, SkeletonCards } from './FleetPlaceholder.tsx';
import type { FleetSortProps } from './FleetSort.tsx';
import { FleetTable } from './FleetTable.tsx';
import { FleetToolbar } from './FleetToolbar.tsx';
import { type FleetView, useFleetRows, useFleetView } from './fleetView.ts';
import { useIsLoadShown } from './listChoices.ts';
import { useIdleFetch } from './useIdleFetch.ts';

const FleetCards = lazy(() => import('./FleetCards.tsx'));

/** Loads the code that only narrow windows need, while the servers are fetched. */
export function prefetchFleetCards(): void {
  // A failed load is retried when the cards render.
  if (!window.matchMedia(fleetTableFits).matches) import('./FleetCards.tsx').catch(() => undefined);
}

/** The rows of the view, as a table or as cards. */
function FleetList(order: FleetSortProps): ReactNode {
  return useTableFits() ? <FleetTable {...order} /> : <FleetCards {...order} />;
}

const sharedParts = () => import('#shared/sharedParts.ts');
const listParts = () => import('./listParts.ts');
/** By themselves, since they are all that a list without rows shows. */
const fleetStates = () => import('./FleetStates.tsx');

/** Needed only if the key has sent too many requests. */
const WaitingForLimit = lazy(() =>
  sharedParts().then(({ WaitingForLimit }) => ({ default: WaitingForLimit })),
);
/** Needed only if a response has unreadable rows. */
const UnreadableRows = lazy(() => sharedParts().then(({ UnreadableRows }) => ({ default: UnreadableRows })));
/** Needed only if the list could not be loaded. */
const ListLoadError = lazy(() => sharedParts().then(({ ListLoadError }) => ({ default: ListLoadError })));
/** Needed only if search and filters match nothing. */
const NothingFound = lazy(() => fleetStates().then(({ NothingFound }) => ({ default: NothingFound })));
/** Needed only for an account without servers. */
const NoServers = lazy(() => fleetStates().then(({ NoServers }) => ({ default: NoServers })));
/** Needed only while something is selected. */
const SelectionBar = lazy(() => listParts().then(({ SelectionBar }) => ({ default: SelectionBar })));
/** Needed only once a row's menu is opened. */
const RowActions = lazy(() => listParts().then(({ RowActions }) => ({ default: RowActions })));
/** Not needed for the first paint. What changes before it comes is announced then. */
const AnnouncementsAndSampling = lazy(() =>
  listParts().then(({ AnnouncementsAndSampling }) => ({ default: AnnouncementsAndSampling })),
);
/** Not needed for the first paint. */
const ListTools = lazy(() => listParts().then(({ ListTools }) => ({ default: ListTools })));

interface ServersPageProps {
  /** Opens a server in the official dashboard. */
  onHandoff: (server: Server) => void;
}

/** The parts that only a selection or an opened menu needs. */
function SelectionAndMenu({ onHandoff }: ServersPageProps): ReactNode {
  const { selected, menu } = useFleet();
  return (
    <>
      <Suspense>{selected.size > 0 && <SelectionBar />}</Suspense>
      <Suspense>{menu !== undefined && <RowActions onHandoff={onHandoff} />}</Suspense>
    </>
  );
}

/** The count of the rows, and what can be done with all of them. */
function BelowList({ isIdle, view }: { isIdle: boolean; view: FleetView }): ReactNode {
  const { fleet, rows } = useFleet();
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 text-sm text-muted">
      {/* Beside the buttons, also once a line comes below them. */}
      <p role="status" className="pt-1 pointer-coarse:pt-2">
        <Trans>
          {String(rows.length)} of {String(fleet.servers.length)} shown
        </Trans>
      </p>
      {/* As high as its buttons, which come later. */}
      <div className="flex min-h-7 flex-wrap gap-2 pointer-coarse:min-h-9 print:hidden">
        <Suspense>{isIdle && <ListTools view={view} />}</Suspense>
      </div>
    </div>
  );
}

const noServersYet = new Fleet([], 0);
const noFilters = { q: '', status: '', region: '', os: '' };

interface FleetPanelProps extends ServersPageProps {
  /** `undefined` until the first response arrives. */
  fleet: Fleet | undefined;
  isOld: boolean;
}

function FleetPanel({ fleet: read, isOld, onHandoff }: FleetPanelProps): ReactNode {
  const fleet = read ?? noServersYet;
  const loading = read === undefined;
  const state = useFleetView();
  const [first] = useState(state.view);
  const isLoadShown = useIsLoadShown();
  const [load, setLoad] = useState<FleetLoad>();
  const rows = useFleetRows(fleet.servers, state.view, state.query.text, load?.loads);
  const isIdle = useIdleFetch(!loading);
  const isEmpty = !loading && fleet.servers.length === 0 && fleet.unreadable === 0;
  const list = (
    <>
      <FleetToolbar {...state} servers={fleet.servers} rows={rows} loading={loading} />
      {loading ? (
        <ServersLoading view={state.view} />
      ) : (
        // Together, so that the line below doesn't move when the cards come.
        <Suspense fallback={<SkeletonCards view={state.view} />}>
          {rows.length === 0 ? (
            <Suspense>
              <NothingFound query={state.query.text} onClear={() => state.change(noFilters)} />
            </Suspense>
          ) : (
            <FleetList view={state.view} onSort={(sort, order) => state.change({ sort, order })} />
          )}
          <BelowList isIdle={isIdle} view={state.view} />
        </Suspense>
      )}
      <SelectionAndMenu onHandoff={onHandoff} />
      <Suspense>
        {isIdle && <AnnouncementsAndSampling first={first} view={state.view} onLoad={setLoad} />}
      </Suspense>
    </>
  );
  // The provider stays where a response is empty, and with it the selection.
  return (
    <FleetProvider fleet={fleet} rows={rows} dimmed={isOld}>
      <LoadPartsContext value={isLoadShown ? load?.parts : null}>
        {isEmpty ? (
          <Suspense>
            <NoServers />
          </Suspense>
        ) : (
          list
        )}
      </LoadPartsContext>
    </FleetProvider>
  );
}

/** `/servers`: the whole fleet. */
export function ServersPage({ onHandoff }: ServersPageProps): ReactNode {
  const { t } = useLingui();
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
  const error = useLastingError(lastError, data !== undefined);
  usePolling(getListServersQueryKey(), (answer) => {
    const { servers } = readFleet(answer);
    return listPace(servers.length, inProgressFor(servers, Date.now()));
  });
  return (
    <>
      <PageHeader
        title={t`Servers`}
        meta={
          <>
            <UpdatedAt at={dataUpdatedAt} isRefreshing={isFetching} onRefresh={() => void refetch()} />
            <Link to="/find" className={cx(textLinkClass, 'print:hidden')}>
              <Trans>Find in text</Trans>
            </Link>
          </>
        }
        actions={
          <Link to="/deploy/{-$step}" className={buttonClass({ variant: 'primary' })}>
            <Plus aria-hidden="true" />
            <Trans>Deploy server</Trans>
          </Link>
        }
      />
      <Suspense>
        {error !== null && (
          <ListLoadError
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
      {(data !== undefined || error === null) && (
        <FleetPanel fleet={data} isOld={error !== null} onHandoff={onHandoff} />
      )}
    </>
  );
}
