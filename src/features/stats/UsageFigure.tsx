import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { levelOf, percentOf, type StatsKind, type StatsSample } from '#domain/serverStats.ts';
import {
  makeSeries,
  summarize,
  summarizeAmounts,
  type SeriesSummary,
  type TimeWindow,
} from '#domain/timeSeries.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { placeholder } from '#i18n/formats.ts';
import type { ChartMark } from './chartMarks.ts';
import { useMarkWords } from './markWords.tsx';
import { UsagePlot } from './UsagePlot.tsx';
import type { Reading, ReadingControls } from './useReading.ts';
import { kindNames, LevelBadge, useUsageWords } from './statsWords.tsx';

const summaryNames = ['least', 'average', 'p95', 'greatest'] as const satisfies (keyof SeriesSummary)[];

interface SummaryListProps {
  /** In percent. */
  summary: SeriesSummary | undefined;
  /** The same as amounts, in words; `undefined` for a kind that has none. */
  amounts: Partial<Record<keyof SeriesSummary, string>> | undefined;
}

/** Minimum, average, 95th percentile and maximum of a series in view. */
function SummaryList({ summary, amounts }: SummaryListProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const terms = { least: t`Min`, average: t`Average`, p95: t`p95`, greatest: t`Max` };
  return (
    <dl className="grid grid-cols-4 gap-2 text-sm">
      {summaryNames.map((name) => (
        <div key={name} className="min-w-0">
          <dt className="truncate text-muted">{terms[name]}</dt>
          <dd translate="no" className="tabular-nums">
            {formats.percent(summary?.[name])}
          </dd>
          {amounts !== undefined && (
            <dd translate="no" className="truncate text-xs text-muted tabular-nums">
              {amounts[name] ?? placeholder}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

interface UsageFigureProps {
  kind: StatsKind;
  view: TimeWindow<StatsSample>;
  /** The last sample, if it is still current. */
  current: StatsSample | undefined;
  marks: readonly ChartMark[];
  reading: Reading | undefined;
  controls: ReadingControls;
  /** The id of the text that says which keys read samples. */
  keysId: string;
}

/** The time of the sample that is read, and what was done to the server then. */
function ReadingHead({
  reading: { sample, marks },
  view,
}: {
  reading: Reading;
  view: TimeWindow<StatsSample>;
}): ReactNode {
  const formats = useFormats();
  const markWords = useMarkWords();
  return (
    <p className="flex min-w-0 gap-2 text-sm text-muted">
      <span className="truncate">{marks.map(markWords).join(', ')}</span>
      <span translate="no" className="whitespace-nowrap text-fg tabular-nums">
        {formats.time(sample.at, view.from, view.to)}
      </span>
    </p>
  );
}

/**
 * One of a server's loads: the current value as text, or the one that is read from the charts, the history as a chart,
 * and a summary of it.
 */
export function UsageFigure(props: UsageFigureProps): ReactNode {
  const { kind, view, current, marks, reading, controls, keysId } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const usageWords = useUsageWords();
  const name = t(kindNames[kind]);
  const { from, to, shown } = view;
  const [seriesOf] = useState(() => makeSeries(kind));
  const series = seriesOf(shown);
  const summary = summarize(series);
  const amounts = summarizeAmounts(shown, kind);
  const amountWords = (amount: number | undefined): string =>
    kind === 'memory' ? formats.memory(amount) : formats.disk(amount);
  const sample = reading?.sample ?? current;
  const percent = sample === undefined ? null : percentOf(sample, kind);
  const [least, average, greatest] = [summary?.least, summary?.average, summary?.greatest].map(
    formats.percent,
  );
  return (
    <figure aria-label={name} className="flex min-w-0 flex-col gap-3 px-4 py-4 sm:px-5">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h4 className="text-muted">{name}</h4>
        {reading === undefined ? (
          <LevelBadge level={levelOf(percent)} />
        ) : (
          <ReadingHead reading={reading} view={view} />
        )}
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <p className="text-xl font-semibold tabular-nums">
          <span translate="no">{sample === undefined ? placeholder : usageWords(sample, kind)}</span>
          {kind !== 'cpu' && percent !== null && (
            <span translate="no" className="ms-2 text-base font-normal text-muted">
              {formats.percent(percent)}
            </span>
          )}
        </p>
        {/* The axis ends at 100 %: the line is cut off. */}
        {summary !== undefined && summary.greatest > 100 && (
          <p className="text-sm text-muted tabular-nums">
            <Trans>Peak {greatest}</Trans>
          </p>
        )}
      </div>
      <UsagePlot
        kind={kind}
        label={t`${name} over time, in percent`}
        view={view}
        series={series}
        greatest={summary?.greatest}
        current={current}
        marks={marks}
        reading={reading}
        controls={controls}
        keysId={keysId}
      />
      <SummaryList
        summary={summary}
        amounts={
          kind === 'cpu'
            ? undefined
            : Object.fromEntries(summaryNames.map((name) => [name, amountWords(amounts?.[name])]))
        }
      />
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
