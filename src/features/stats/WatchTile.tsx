import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import X from 'lucide-react/icons/x';
import { type ReactNode, useState } from 'react';
import type { ApiError } from '#api/apiError.ts';
import type { Server } from '#domain/server.ts';
import { isBreak, levelOf, percentOf, type StatsLevel, statsKinds } from '#domain/serverStats.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useRoughNow } from '#i18n/useNow.ts';
import { concernsAll, useSampleRequest } from '#shared/samples/sampleRequests.ts';
import { useSamples } from '#shared/samples/samples.ts';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { IconButton } from '#ui/Button.tsx';
import { cx } from '#ui/cx.ts';
import { inView, SmallLine } from './SmallLine.tsx';
import { StatusWords } from './statsWords.tsx';
import type { StatsWindow } from './statsView.ts';

/** Why the last request brought no sample. What is about all servers is said once, above them. */
function FailureWords({ error }: { error: ApiError | undefined }): ReactNode {
  if (error === undefined) return <Trans>The API has no sample right now.</Trans>;
  switch (error.kind) {
    case 'timeout':
      return <Trans>The API didn’t respond in time. We’ll keep trying.</Trans>;
    case 'notFound':
      return <Trans>The API can’t find it. It may have been deleted.</Trans>;
    case 'forbidden':
      return <Trans>It’s suspended. Only running servers have statistics.</Trans>;
    case 'server':
      return <Trans>The API had a problem (status {String(error.facts.status)}). We’ll keep trying.</Trans>;
    default:
      return <Trans>No sample could be read. We’ll keep trying.</Trans>;
  }
}

interface TileFrameProps {
  name: ReactNode;
  badge?: ReactNode;
  level?: StatsLevel;
  /** The button's name. */
  removeLabel: string;
  onRemove: () => void;
  serverId: string;
  children: ReactNode;
}

const borders: Record<StatsLevel, string> = {
  calm: 'border-line',
  high: 'border-caution',
  critical: 'border-critical',
};

function TileFrame({
  name,
  badge,
  level = 'calm',
  removeLabel,
  onRemove,
  serverId,
  children,
}: TileFrameProps): ReactNode {
  return (
    <li
      className={cx(
        'flex min-h-49 min-w-0 flex-col gap-1.5 rounded-lg border bg-surface px-3 pt-1.5 pb-2',
        borders[level],
      )}
    >
      <div className="flex items-center gap-x-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{name}</h2>
        <span className="shrink-0 text-sm text-muted">{badge}</span>
        <IconButton
          size="sm"
          label={removeLabel}
          icon={<X aria-hidden="true" />}
          onClick={onRemove}
          data-remove={serverId}
          className="-me-2"
        />
      </div>
      {children}
    </li>
  );
}

interface MissingTileProps {
  serverId: string;
  /** Whether the list is not loaded yet. */
  isLoading: boolean;
  onRemove: () => void;
}

/** The place of a server that is not in the list, or not yet. */
export function MissingTile({ serverId, isLoading, onRemove }: MissingTileProps): ReactNode {
  const { t } = useLingui();
  const name = serverId;
  return (
    <TileFrame
      serverId={serverId}
      name={<BidiText text={serverId} />}
      removeLabel={t`Remove ${name}`}
      onRemove={onRemove}
    >
      {isLoading ? (
        <div className="breathing flex-1 rounded-md bg-sunken" />
      ) : (
        <p className="grid flex-1 place-items-center rounded-md bg-sunken px-3 text-center text-sm text-muted">
          <Trans>It’s not in your list of servers. It may have been terminated.</Trans>
        </p>
      )}
    </TileFrame>
  );
}

/** In milliseconds: an older sample says nothing about now, whatever kept the next one away. */
const longestCurrent = 90_000;

interface WatchTileProps {
  server: Server;
  window: StatsWindow;
  /** Whether samples are taken where the server runs: not paused, and not refused. */
  isOn: boolean;
  onRemove: () => void;
}

/** One watched server: its name, its status, and its three loads. Renders again with its own samples alone. */
export function WatchTile({ server, window, isOn, onRemove }: WatchTileProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const name = serverNameText(server);
  const [since] = useState(Date.now);
  const isRunning = serverCan('watchStatistics', server.status);
  const samples = useSamples(server.id);
  const { error, answeredAt } = useSampleRequest(server.id);
  const now = useRoughNow();
  const last = samples.findLast((sample) => !isBreak(sample));
  // A break at the end means that the last sample is no longer current.
  const isCurrent =
    last !== undefined &&
    isRunning &&
    isOn &&
    error === undefined &&
    samples.at(-1) === last &&
    now - last.at < longestCurrent;
  // An answer from before says nothing about now, nor does one that came with the last sample.
  const isFailed = isOn && answeredAt >= since && (error !== undefined || answeredAt > (last?.at ?? 0));
  const view = inView(samples, window);
  const levels = statsKinds.map((kind) => (isCurrent ? levelOf(percentOf(last, kind)) : 'calm'));
  const level = (['critical', 'high'] as const).find((one) => levels.includes(one)) ?? 'calm';
  const why = !isRunning ? (
    <StatusWords server={server} />
  ) : (
    isFailed && !isCurrent && !concernsAll(error) && <FailureWords error={error} />
  );
  return (
    <TileFrame
      serverId={server.id}
      name={
        <Link to="/servers/$serverId" params={{ serverId: server.id }} className="rounded-sm hover:underline">
          <ServerName server={server} />
        </Link>
      }
      badge={<ServerStatusBadge server={server} look="plain" />}
      level={level}
      removeLabel={t`Remove ${name}`}
      onRemove={onRemove}
    >
      {last === undefined ? (
        <p className="grid flex-1 place-items-center rounded-md bg-sunken px-3 text-center text-sm text-muted">
          {why || (isOn ? <Trans>Waiting for the first sample</Trans> : <span translate="no">—</span>)}
        </p>
      ) : (
        <>
          <dl className="flex min-h-0 flex-1 flex-col gap-1">
            {statsKinds.map((kind) => (
              <SmallLine key={kind} kind={kind} last={last} isCurrent={isCurrent} {...view} />
            ))}
          </dl>
          <p className="flex justify-between gap-x-2 text-xs text-muted tabular-nums">
            {why || (
              <>
                <span translate="no">{formats.time(view.from, view.from, view.to)}</span>
                <span translate="no">{formats.time(last.at, view.from, view.to)}</span>
              </>
            )}
          </p>
        </>
      )}
    </TileFrame>
  );
}
