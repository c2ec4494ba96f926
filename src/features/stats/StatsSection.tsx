import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import type { Server } from '#domain/server.ts';
import {
  isBreak,
  isCurrent,
  percentOf,
  type StatsKind,
  statsKinds,
  type StatsSample,
} from '#domain/serverStats.ts';
import { type TimeWindow, windowOf } from '#domain/timeSeries.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useRoughNow } from '#i18n/useNow.ts';
import { type PageSampling, useBreaks } from '#shared/samples/sampler.ts';
import { useSamples } from '#shared/samples/samples.ts';
import { Section } from '#ui/Card.tsx';
import { cx } from '#ui/cx.ts';
import { type ChartMark, marksWithin, useChartMarks } from './chartMarks.ts';
import { useMarkWords } from './markWords.tsx';
import { SamplesTable } from './SamplesTable.tsx';
import { StatsControls } from './StatsControls.tsx';
import { StatsNotice, useHoldUp } from './StatsNotice.tsx';
import { UsageFigure } from './UsageFigure.tsx';
import { type Reading, useReading } from './useReading.ts';
import { kindNames, useUsageWords } from './statsWords.tsx';
import { readStatsView, type StatsSearch, writeStatsView } from './statsView.ts';

interface StatsSectionProps {
  server: Server;
  /** The view's search params. */
  search: StatsSearch;
  /** How sampling stands, which the page began before this section was loaded. */
  sampling: PageSampling;
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

/** What is read from all three charts, for screen readers: once, however many charts there are. */
function SaidReading({
  reading,
  view,
}: {
  reading: Reading | undefined;
  view: TimeWindow<StatsSample>;
}): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const usageWords = useUsageWords();
  const markWords = useMarkWords();
  const words = (sample: StatsSample, kind: StatsKind): string => {
    const [name, usage, percent] = [t(kindNames[kind]), usageWords(sample, kind), percentOf(sample, kind)];
    if (kind === 'cpu' || percent === null) return `${name} ${usage}`;
    return `${name} ${usage} (${formats.percent(percent)})`;
  };
  return (
    <p role="status" translate="no" className="sr-only">
      {reading?.isSaid === true &&
        [
          formats.time(reading.sample.at, view.from, view.to),
          ...statsKinds.map((kind) => words(reading.sample, kind)),
          ...reading.marks.map(markWords),
        ].join(' · ')}
    </p>
  );
}

/** What was done here in the time in view, for users who don't see the marks. */
function MarkList({
  marks,
  view: { from, to },
}: {
  marks: readonly ChartMark[];
  view: TimeWindow<StatsSample>;
}): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const markWords = useMarkWords();
  if (marks.length === 0) return null;
  return (
    <ul aria-label={t`Marks in the charts`} className="sr-only">
      {marks.map((mark) => (
        <li key={`${mark.action} ${mark.at}`}>
          <span>{markWords(mark)}</span>
          <span translate="no">{`, ${formats.time(mark.at, from, to)}`}</span>
        </li>
      ))}
    </ul>
  );
}

/** An action so soon after the last sample is in view as well, in milliseconds: the server may have stopped by it. */
const longestTail = 60_000;

/** A server's live load. The API returns one sample at a time, so the history is kept here. */
export default function StatsSection({ server, search, sampling, onSearch }: StatsSectionProps): ReactNode {
  const { t } = useLingui();
  const { error, isWaiting, askAgain } = sampling;
  const view = readStatsView(search);
  const mayRun = serverCan('watchStatistics', server.status);
  const isSampling = mayRun && view.interval !== 'off';
  useBreaks(server.id, isSampling);
  const samples = useSamples(server.id);
  const allMarks = useChartMarks(server.id);
  const lastMark = marksWithin(allMarks, 0, (samples.at(-1)?.at ?? 0) + longestTail).at(-1);
  const inView = windowOf(samples, view.window, lastMark?.at);
  const { from, to, shown } = inView;
  const marks = marksWithin(allMarks, from, to);
  const [reading, controls] = useReading(inView, marks);
  const keysId = useId();
  const last = samples.findLast((sample) => !isBreak(sample));
  const hasSamples = last !== undefined;
  const isFirstPending = isSampling && isWaiting && error === undefined;
  const now = useRoughNow();
  const isNow =
    isSampling &&
    error === undefined &&
    last !== undefined &&
    // A break at the end means that nothing is known since.
    samples.at(-1) === last &&
    isCurrent(last, now, view.interval * 1_000);
  const current = isNow ? last : undefined;
  const holdUp = useHoldUp();
  return (
    <Section
      flush
      heading={t`Statistics`}
      actions={
        <StatsControls
          view={view}
          onView={(next) => onSearch(writeStatsView(next))}
          stats={hasSamples ? { ...inView, server, window: view.window, isLive: isNow, marks } : undefined}
        />
      }
    >
      {(hasSamples || isFirstPending) && (
        <div className="grid divide-line max-lg:divide-y lg:grid-cols-3 lg:divide-x">
          {statsKinds.map((kind) => (
            <UsageFigure
              key={kind}
              kind={kind}
              view={inView}
              current={current}
              marks={marks}
              reading={reading}
              controls={controls}
              keysId={keysId}
            />
          ))}
        </div>
      )}
      <p id={keysId} hidden>
        <Trans>
          The arrow keys, Page Up, Page Down, Home and End read one sample in all three charts. Escape ends
          it.
        </Trans>
      </p>
      <SaidReading reading={reading} view={inView} />
      {hasSamples && <MarkList marks={marks} view={inView} />}
      {/* Below the charts, which keep their place. */}
      {!isNow && (!isFirstPending || holdUp !== undefined) && (
        <div className={cx(hasSamples && 'border-t border-line')}>
          <StatsNotice
            server={server}
            isPaused={view.interval === 'off'}
            error={error}
            holdUp={holdUp}
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
