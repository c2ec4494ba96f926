import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { writeCsv } from '#domain/csv.ts';
import type { Server } from '#domain/server.ts';
import { isBreak, statsKinds, type StatsSample } from '#domain/serverStats.ts';
import { windowOf } from '#domain/timeSeries.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { usePageSampling } from '#shared/samples/sampler.ts';
import { useSamples } from '#shared/samples/samples.ts';
import { Section } from '#ui/Card.tsx';
import { cx } from '#ui/cx.ts';
import { download } from '#ui/download.ts';
import { SamplesTable } from './SamplesTable.tsx';
import { StatsControls } from './StatsControls.tsx';
import { StatsNotice } from './StatsNotice.tsx';
import { UsageFigure } from './UsageFigure.tsx';
import { readStatsView, type StatsSearch, writeStatsView } from './statsView.ts';
import { useBreaks } from './useBreaks.ts';

const head = [
  'Time (UTC)',
  'CPU (%)',
  'Memory used (MB)',
  'Memory total (MB)',
  'Disk used (GB)',
  'Disk total (GB)',
] as const;

/** The samples as CSV, oldest first; values that the API did not return are empty. */
function statsCsv(samples: readonly StatsSample[]): string {
  const cell = (value: number | null): string => (value === null ? '' : String(value));
  return writeCsv(
    head,
    samples
      .filter((sample) => !isBreak(sample))
      .map(({ at, cpu, memoryUsed, memoryTotal, diskUsed, diskTotal }) => [
        new Date(at).toISOString(),
        ...[cpu, memoryUsed, memoryTotal, diskUsed, diskTotal].map(cell),
      ]),
  );
}

interface StatsSectionProps {
  server: Server;
  /** The view's search params. */
  search: StatsSearch;
  onSearch: (search: StatsSearch) => void;
}

/** Says that the clocks went back during the time in view, so that an hour comes twice. */
function HourTwice({ from, to }: { from: number; to: number }): ReactNode {
  const [before, after] = [from, to].map((at) => new Date(at).getTimezoneOffset());
  if (before === undefined || after === undefined || after <= before) return null;
  return (
    <p className="border-t border-line px-4 py-3 text-muted sm:px-5">
      <Trans>The clocks went back in this period. Times show their zone.</Trans>
    </p>
  );
}

/** A server's live load. The API returns one sample at a time, so the history is kept here. */
export default function StatsSection({ server, search, onSearch }: StatsSectionProps): ReactNode {
  const { t } = useLingui();
  const view = readStatsView(search);
  const mayRun = serverCan('watchStatistics', server.status);
  const interval = mayRun && view.interval !== 'off' ? view.interval * 1_000 : undefined;
  const isSampling = interval !== undefined;
  useBreaks(server.id, isSampling);
  const { error, isWaiting, askAgain } = usePageSampling(server.id, interval);
  const samples = useSamples(server.id);
  const { from, to, shown } = windowOf(samples, view.window);
  const last = samples.findLast((sample) => !isBreak(sample));
  const hasSamples = last !== undefined;
  const isFirstPending = isSampling && isWaiting && error === undefined;
  // A break at the end means that the last sample is no longer current.
  const current = isSampling && error === undefined && samples.at(-1) === last ? last : undefined;
  const save = (): void => download('statistics.csv', 'text/csv;charset=utf-8', statsCsv(shown));
  return (
    <Section
      flush
      heading={t`Statistics`}
      actions={
        <StatsControls
          view={view}
          onView={(next) => onSearch(writeStatsView(next))}
          onExport={hasSamples ? save : undefined}
        />
      }
    >
      {(hasSamples || isFirstPending) && (
        <div className="grid divide-line max-lg:divide-y lg:grid-cols-3 lg:divide-x">
          {statsKinds.map((kind) => (
            <UsageFigure key={kind} kind={kind} samples={shown} from={from} to={to} current={current} />
          ))}
        </div>
      )}
      {/* Below the charts, which keep their place. */}
      {current === undefined && !isFirstPending && (
        <div className={cx(hasSamples && 'border-t border-line')}>
          <StatsNotice
            server={server}
            isPaused={view.interval === 'off'}
            error={error}
            lastAt={last?.at}
            onAskAgain={askAgain}
          />
        </div>
      )}
      {hasSamples && <HourTwice from={from} to={to} />}
      {/* Its place is kept until the first sample: what stands below must not move. */}
      {hasSamples ? (
        <SamplesTable samples={shown} from={from} to={to} />
      ) : (
        isFirstPending && <div className="h-11.5" />
      )}
    </Section>
  );
}
