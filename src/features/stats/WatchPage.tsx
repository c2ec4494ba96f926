import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { getListServersQueryKey, useListServers } from '#api/generated/servers/servers.ts';
import { isFinalError } from '#api/apiError.ts';
import { listPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { useLastingError } from '#api/useLastingError.ts';
import { usePageTitle } from '#brand/BrandContext.ts';
import { readFleet, type Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { readWatched, type Watched, writeWatched } from '#domain/watched.ts';
import { inProgressFor } from '#operations/intents/inProgress.ts';
import { ListLoadError } from '#shared/ListNotices.tsx';
import { isEnded, useRefusalOfAll } from '#shared/samples/sampleRequests.ts';
import { askAgain, useWatchSampling } from '#shared/samples/sampler.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { cx } from '#ui/cx.ts';
import { type StatsWindow, windows } from './statsView.ts';
import { defaultWindow, Pace, useFullScreen, useMeasuredInterval, WatchControls } from './WatchControls.tsx';
import { LeftOut, NothingChosen } from './WatchNotices.tsx';
import { MissingTile, WatchTile } from './WatchTile.tsx';
import { useSamplesOfAll, wallView } from './wallView.ts';

/** The page's search params. */
export interface WatchSearch {
  /** Ids, separated by commas. */
  readonly servers?: string | undefined;
  /** How much of the history is shown, in minutes, or `all`. */
  readonly window?: string | undefined;
}

/** As many columns as make full rows, where the window has room for them. */
function columnsFor(count: number): string {
  if (count === 1) return '';
  if (count === 2 || count === 4) return '@min-[29rem]:grid-cols-2';
  const three = '@min-[29rem]:grid-cols-2 @min-[44rem]:grid-cols-3';
  return count === 3 || count === 5 || count === 6 || count === 9
    ? three
    : cx(three, '@min-[60rem]:grid-cols-4');
}

/** Moves the focus to the next server's button, or to the heading, once a server was removed with its own. */
function useFocusAfterRemoval(ids: readonly string[]): (id: string) => void {
  const due = useRef<{ readonly removed: string; readonly next: string | undefined }>(undefined);
  useEffect(() => {
    if (due.current === undefined || ids.includes(due.current.removed)) return;
    const button = document.querySelector<HTMLElement>(`[data-remove="${due.current.next}"]`);
    (button ?? document.querySelector<HTMLElement>('h1'))?.focus();
    due.current = undefined;
  });
  return (removed) => {
    const index = ids.indexOf(removed);
    due.current = { removed, next: ids[index + 1] ?? ids[index - 1] };
  };
}

/** A link that was opened, and what has become of it. */
interface OpenedLink {
  readonly watched: Watched;
  /** Its ids, and what was left of them as servers were removed. */
  readonly versions: readonly (string | undefined)[];
}

/**
 * The link by which the wall was opened: removing a server changes the link, but not what is said of it. Any other one,
 * also one that the browser goes back to, is opened anew, though the page stays.
 * @returns what the link asked for, and what to call before a removal changes it
 */
function useOpenedLink(link: string | undefined): [Watched, (next: string | undefined) => void] {
  const [opened, setOpened] = useState<OpenedLink>();
  const isSame = opened?.versions.includes(link) === true;
  const current = isSame ? opened : { watched: readWatched(link), versions: [link] };
  if (!isSame) setOpened(current);
  return [
    current.watched,
    (next) => {
      // Without servers, it is the page that anyone may open.
      if (next !== undefined) setOpened({ ...current, versions: [...current.versions, next] });
    },
  ];
}

interface TilesProps {
  ids: readonly string[];
  /** Those that run. */
  running: readonly string[];
  /** The list's servers by id; `undefined` while they are not known. */
  byId: ReadonlyMap<string, Server> | undefined;
  window: StatsWindow;
  /** Whether samples are taken where a server runs: not paused, and not refused. */
  isOn: boolean;
  onRemove: (id: string) => void;
}

/** The watched servers. Renders again with each sample, since all tiles show the same time; the page doesn't. */
function Tiles({ ids, running, byId, window, isOn, onRemove }: TilesProps): ReactNode {
  const { t } = useLingui();
  const view = wallView(useSamplesOfAll(ids), window);
  const step = useMeasuredInterval(running);
  return (
    <ul
      aria-label={t`Watched servers`}
      className={cx('grid flex-1 auto-rows-fr grid-cols-1 gap-3', columnsFor(ids.length))}
    >
      {ids.map((id) => {
        const server = byId?.get(id);
        return server === undefined ? (
          <MissingTile key={id} serverId={id} isLoading={byId === undefined} onRemove={() => onRemove(id)} />
        ) : (
          <WatchTile
            key={id}
            server={server}
            {...view}
            step={step}
            isOn={isOn}
            onRemove={() => onRemove(id)}
          />
        );
      })}
    </ul>
  );
}

interface WatchPageProps {
  search: WatchSearch;
  onSearch: (search: WatchSearch) => void;
}

/** `/watch`: chosen servers with their load side by side, for a second screen. */
export function WatchPage({ search, onSearch }: WatchPageProps): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`Watch`);
  const { ids } = readWatched(search.servers);
  const window = windows.find((one) => String(one) === search.window) ?? defaultWindow;
  const [isPaused, setPaused] = useState(false);
  const wall = useRef<HTMLElement>(null);
  const fullScreen = useFullScreen(wall);
  const list = useListServers({ query: { select: readFleet } });
  const { data: fleet, dataUpdatedAt } = list;
  const error = useLastingError(list.error, fleet !== undefined);
  usePolling(getListServersQueryKey(), (answer) => {
    const { servers } = readFleet(answer);
    return listPace(servers.length, inProgressFor(servers, Date.now()));
  });
  const byId = new Map(fleet?.servers.map((server) => [server.id, server]));
  const running = ids.filter((id) => serverCan('watchStatistics', byId.get(id)?.status));
  const refusal = useRefusalOfAll();
  const [opened, willChange] = useOpenedLink(search.servers);
  useEffect(() => {
    // What an earlier visit was refused may be allowed now.
    for (const id of opened.ids) if (isEnded(id)) askAgain(id);
  }, [opened.ids]);
  useWatchSampling(isPaused ? [] : running);
  const focusAfter = useFocusAfterRemoval(ids);
  const isOver = isFinalError(error);

  function remove(id: string): void {
    focusAfter(id);
    const servers = writeWatched(ids.filter((other) => other !== id));
    willChange(servers);
    onSearch({ ...search, servers });
  }
  return (
    <section
      ref={wall}
      aria-label={t`Watch`}
      className="@container flex flex-1 flex-col gap-4 [&:fullscreen]:overflow-auto [&:fullscreen]:bg-canvas [&:fullscreen]:p-4"
    >
      <PageHeader
        title={t`Watch`}
        badge={
          ids.length > 0 && (
            <Pace
              running={fleet && running}
              isPaused={isPaused}
              refusal={refusal}
              listReadAt={fleet && error !== null && !isOver ? dataUpdatedAt : undefined}
              isFullScreenRefused={fullScreen.isRefused}
            />
          )
        }
        actions={
          ids.length > 0 && (
            <WatchControls
              range={window}
              onRange={(next) => onSearch({ ...search, window: next })}
              isPaused={isPaused}
              onPause={setPaused}
              // Each of them: several may have been refused before the first refusal was known.
              onRetry={refusal && running.length > 0 ? () => running.forEach(askAgain) : undefined}
              fullScreen={fullScreen}
            />
          )
        }
      />
      {/* After a failure for good nothing asks again by itself. Any other one is said beside the pace, and moves nothing. */}
      {error !== null && (fleet === undefined || isOver) && (
        <ListLoadError
          error={error}
          readAt={dataUpdatedAt}
          retrying={list.isFetching}
          onRetry={() => void list.refetch()}
        />
      )}
      <LeftOut {...opened} />
      {ids.length === 0 && (fleet !== undefined || error !== null) && (
        <NothingChosen servers={fleet?.servers ?? []} />
      )}
      {ids.length > 0 && (fleet !== undefined || error === null) && (
        <Tiles
          ids={ids}
          running={running}
          byId={fleet && byId}
          window={window}
          isOn={!isPaused && refusal === undefined}
          onRemove={remove}
        />
      )}
    </section>
  );
}
