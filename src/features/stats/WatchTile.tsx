import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import X from 'lucide-react/icons/x';
import { type ReactNode, useState } from 'react';
import type { Server } from '#domain/server.ts';
import {
  firstFrom,
  isBreak,
  isCurrent,
  levelOf,
  percentOf,
  type StatsLevel,
  statsKinds,
} from '#domain/serverStats.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useRoughNow } from '#i18n/useNow.ts';
import { concernsAll, useSampleRequest } from '#shared/samples/sampleRequests.ts';
import { useBreaks } from '#shared/samples/sampler.ts';
import { useSamples } from '#shared/samples/samples.ts';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { IconButton } from '#ui/Button.tsx';
import { cx } from '#ui/cx.ts';
import { SmallLine } from './SmallLine.tsx';
import { NoSampleWords, StatusWords } from './statsWords.tsx';

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
      <div className="contents">{children}</div>
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

interface WatchTileProps {
  server: Server;
  /** With `to`, the time that all tiles show, in milliseconds since 1970 UTC. */
  from: number;
  to: number;
  /** The time between two samples, in milliseconds. */
  step: number;
  /** Whether samples are taken where the server runs: not paused, and not refused. */
  isOn: boolean;
  onRemove: () => void;
}

/** One watched server: its name, its status, and its three loads. */
export function WatchTile({ server, from, to, step, isOn, onRemove }: WatchTileProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const name = serverNameText(server);
  const [since] = useState(Date.now);
  const isRunning = serverCan('watchStatistics', server.status);
  useBreaks(server.id, isRunning && isOn);
  const samples = useSamples(server.id);
  const { error, answeredAt } = useSampleRequest(server.id);
  const now = useRoughNow();
  const last = samples.findLast((sample) => !isBreak(sample));
  // A break at the end means that the last sample is no longer current.
  const isNow =
    last !== undefined &&
    isRunning &&
    isOn &&
    error === undefined &&
    samples.at(-1) === last &&
    isCurrent(last, now, step);
  // An answer from before says nothing about now, nor does one that came with the last sample.
  const isFailed = isOn && answeredAt >= since && (error !== undefined || answeredAt > (last?.at ?? 0));
  // A refusal of all, by which sampling is off, was withdrawn: what this server's request met is about it alone. Nothing
  // above says that the API can't be reached.
  const isSaidAbove = error?.kind !== 'forbidden' && error?.kind !== 'network' && concernsAll(error);
  const shown = samples.slice(firstFrom(samples, from));
  const levels = statsKinds.map((kind) => (isNow ? levelOf(percentOf(last, kind)) : 'calm'));
  const level = (['critical', 'high'] as const).find((one) => levels.includes(one)) ?? 'calm';
  const why = !isRunning ? (
    <StatusWords server={server} />
  ) : (
    isFailed && !isNow && !isSaidAbove && <NoSampleWords error={error} />
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
          {/* In one element: each text of it would be laid out by itself. */}
          <span>
            {why || (isOn ? <Trans>Waiting for the first sample</Trans> : <span translate="no">—</span>)}
          </span>
        </p>
      ) : (
        <>
          <dl className="flex min-h-0 flex-1 flex-col gap-1">
            {statsKinds.map((kind) => (
              <SmallLine
                key={kind}
                kind={kind}
                last={last}
                isCurrent={isNow}
                shown={shown}
                from={from}
                to={to}
              />
            ))}
          </dl>
          <p className="flex justify-between gap-x-2 text-xs text-muted tabular-nums">
            {why && <span className="line-clamp-2">{why}</span>}
            {!why && isNow && (
              <>
                <span translate="no">{formats.time(from, from, to)}</span>
                <span translate="no">{formats.time(to, from, to)}</span>
              </>
            )}
            {!why && !isNow && (
              <Trans>
                Last sample: {formats.time(last.at)} ({formats.age(last.at, now)}).
              </Trans>
            )}
          </p>
        </>
      )}
    </TileFrame>
  );
}
