import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense } from 'react';
import {
  levelOf,
  percentOf,
  type StatsKind,
  type StatsLevel,
  type StatsSample,
} from '#domain/serverStats.ts';
import { summarize, thinOut, type SeriesSummary } from '#domain/timeSeries.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';
import { cx } from '#ui/cx.ts';
import { useUsageWords } from './useUsageWords.ts';

/** Minimum, average, 95th percentile and maximum of a series in view. */
function SummaryList({ summary }: { summary: SeriesSummary | undefined }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const figures = [
    [t`Min`, summary?.least],
    [t`Average`, summary?.average],
    [t`p95`, summary?.p95],
    [t`Max`, summary?.greatest],
  ] as const;
  return (
    <dl className="grid grid-cols-4 gap-2 text-sm">
      {figures.map(([term, value]) => (
        <div key={term} className="min-w-0">
          <dt className="truncate text-muted">{term}</dt>
          <dd translate="no" className="tabular-nums">
            {formats.percent(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The chart library is loaded once there is something to draw; nothing waits for it. */
const UsageChart = lazy(() => import('./UsageChart.tsx'));

/** At most this many points are drawn: more would cost time and show nothing more. */
const mostPoints = 300;

interface UsageFigureProps {
  kind: StatsKind;
  /** The samples in view, oldest first. */
  samples: readonly StatsSample[];
  /** In milliseconds since 1970 UTC. */
  from: number;
  to: number;
  /** The last sample, if it is still current. */
  current: StatsSample | undefined;
}

export const kindNames: Record<StatsKind, MessageDescriptor> = {
  cpu: msg`CPU`,
  memory: msg`Memory`,
  disk: msg`Disk`,
};

function LevelBadge({ level }: { level: StatsLevel }): ReactNode {
  if (level === 'calm') return null;
  return level === 'high' ? (
    <StatusBadge tone="caution" shape="triangle">
      <Trans>High</Trans>
    </StatusBadge>
  ) : (
    <StatusBadge tone="critical" shape="triangle">
      <Trans>Critical</Trans>
    </StatusBadge>
  );
}

/** One of a server's loads: the current value as text, the history as a chart, and a summary of it. */
export function UsageFigure({ kind, samples, from, to, current }: UsageFigureProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const usageWords = useUsageWords();
  const name = t(kindNames[kind]);
  const series = samples.map((sample) => ({ at: sample.at, value: percentOf(sample, kind) }));
  const summary = summarize(series);
  const level = current === undefined ? 'calm' : levelOf(percentOf(current, kind));
  const now = current === undefined ? '—' : usageWords(current, kind);
  const [least, average, greatest] = [summary?.least, summary?.average, summary?.greatest].map(
    formats.percent,
  );
  return (
    <figure aria-label={name} className="flex min-w-0 flex-col gap-3 px-4 py-4 sm:px-5">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h4 className="text-muted">{name}</h4>
        <LevelBadge level={level} />
      </div>
      <p className="text-xl font-semibold tabular-nums">
        <span translate="no">{now}</span>
        {kind !== 'cpu' && current !== undefined && percentOf(current, kind) !== null && (
          <span translate="no" className="ms-2 text-base font-normal text-muted">
            {formats.percent(percentOf(current, kind) ?? undefined)}
          </span>
        )}
      </p>
      {/* Only the chart is dimmed: text has to stay readable. */}
      <div className={cx('h-28', current === undefined && summary !== undefined && 'opacity-50')}>
        {summary === undefined ? (
          <p className="grid h-full place-items-center rounded-md bg-sunken text-sm text-muted">
            {samples.length === 0 ? (
              <Trans>Waiting for the first sample</Trans>
            ) : (
              <Trans>Nothing to draw</Trans>
            )}
          </p>
        ) : (
          <Suspense fallback={<div className="breathing h-full rounded-md bg-sunken" />}>
            <UsageChart
              points={thinOut(series, mostPoints)}
              from={from}
              to={to}
              level={level}
              label={t`${name} over time, in percent`}
            />
          </Suspense>
        )}
      </div>
      <div className="flex min-h-5 justify-between border-t border-line pt-1 text-xs text-muted tabular-nums">
        <span translate="no">{samples.length > 0 && formats.time(from, from, to)}</span>
        <span translate="no">{samples.length > 0 && formats.time(to, from, to)}</span>
      </div>
      <SummaryList summary={summary} />
      <figcaption className="sr-only">
        {summary !== undefined && (
          <Trans>
            Between {formats.time(from, from, to)} and {formats.time(to, from, to)}: min {least}, max{' '}
            {greatest}, average {average}.
          </Trans>
        )}
      </figcaption>
    </figure>
  );
}
