import { Trans, useLingui } from '@lingui/react/macro';
import type { KeyboardEvent, MouseEvent, PointerEvent, ReactNode } from 'react';
import { levelBounds, levelOf, percentOf, type StatsKind, type StatsSample } from '#domain/serverStats.ts';
import { thinOut, type TimedValue, type TimeWindow } from '#domain/timeSeries.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { cx } from '#ui/cx.ts';
import { groupMarks, type ChartMark, type MarkGroup } from './chartMarks.ts';
import { markIcon, useMarkWords } from './markWords.tsx';
import { axisTimes } from './statsView.ts';
import { UsageChart } from './UsageChart.tsx';
import type { Reading, ReadingControls } from './useReading.ts';

/** At most this many points are drawn, about one for each pixel: more would cost time and show nothing more. */
const mostPoints = 300;

/** How far below the top of the plot a value is, as CSS. */
const topOf = (percent: number): string => `${100 - Math.min(percent, 100)}%`;

/** Percents beside the plot, and lines across it. None of it depends on the samples, so none of it renders again. */
function Scale(): ReactNode {
  const formats = useFormats();
  const label = 'absolute -translate-y-1/2 text-xs tabular-nums text-muted';
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0">
      {[0, 50, 100].map((percent) => (
        <div
          key={percent}
          className="absolute inset-x-0 border-t border-line"
          style={{ top: topOf(percent) }}
        >
          <span translate="no" className={cx(label, 'end-full pe-2')}>
            {formats.percent(percent)}
          </span>
        </div>
      ))}
      {[levelBounds.high, levelBounds.critical].map((percent) => (
        <div key={percent} className="absolute inset-x-0" style={{ top: topOf(percent) }}>
          <div
            className={cx(
              'border-t opacity-70',
              levelOf(percent) === 'high' ? 'border-dotted border-caution' : 'border-dashed border-critical',
            )}
          />
          <span translate="no" className={cx(label, 'start-full top-0 ps-1.5')}>
            {formats.percent(percent)}
          </span>
        </div>
      ))}
    </div>
  );
}

/** What was done to the server, under the time at which it was. */
function Marks({
  groups,
  from,
  to,
}: Pick<TimeWindow<never>, 'from' | 'to'> & { groups: readonly MarkGroup[] }): ReactNode {
  const formats = useFormats();
  const markWords = useMarkWords();
  return groups.map(({ place, marks: [first, ...others] }) => (
    <div
      key={first.at}
      aria-hidden="true"
      className="pointer-events-none absolute -bottom-4 top-0 border-s border-dashed border-line-strong"
      style={{ insetInlineStart: `${place * 100}%` }}
    >
      <span
        translate="no"
        title={[first, ...others]
          .map((mark) => `${markWords(mark)}, ${formats.time(mark.at, from, to)}`)
          .join('\n')}
        className="pointer-events-auto absolute bottom-0 grid size-4 -translate-x-1/2 place-items-center rounded-sm border border-line-strong bg-surface text-xs leading-none font-semibold text-fg [&>svg]:size-2.5"
      >
        {others.length === 0 ? markIcon(first) : others.length + 1}
      </span>
    </div>
  ));
}

/** The line through all charts at the sample that is read, and its point in this one. */
function Crosshair({ place, percent }: { place: number; percent: number | null }): ReactNode {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 border-s border-fg"
      style={{ insetInlineStart: `${place * 100}%` }}
    >
      {percent !== null && (
        <span
          className="absolute size-2 -translate-1/2 rounded-full border-2 border-surface bg-fg forced-colors:bg-[CanvasText]"
          style={{ top: topOf(percent) }}
        />
      )}
    </div>
  );
}

/** Where the time in the middle has no room beside the others: from how many characters of all three, at which width. */
const narrow = [
  [30, '@max-[14rem]:hidden'],
  [44, '@max-[19rem]:hidden'],
  [58, '@max-[25rem]:hidden'],
  [Infinity, '@max-[32rem]:hidden'],
] as const;

interface TimeAxisProps extends Pick<TimeWindow<never>, 'from' | 'to'> {
  /** When the first sample was taken, while the window grows from it. */
  since: number | undefined;
}

function TimeAxis({ from, to, since }: TimeAxisProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const times = axisTimes(from, to).map((at) => formats.time(at, from, to));
  const first = since === undefined ? (times[0] ?? '') : formats.time(since, from, to);
  const last = times.at(-1) ?? '';
  const begin = since === undefined ? first : t`since ${first}`;
  const middle = times.length > 2 ? (times[1] ?? '') : '';
  // The middle keeps its place only if the longer of the two ends fits on both sides of it.
  const length = middle.length + 2 * Math.max(begin.length, last.length);
  return (
    <div className="@container text-xs whitespace-nowrap text-muted tabular-nums">
      <div className="grid min-h-4 grid-cols-[1fr_auto_1fr]">
        <span translate="no">{begin}</span>
        <span translate="no" className={narrow.find(([most]) => length <= most)?.[1]}>
          {middle}
        </span>
        <span translate="no" className="col-start-3 text-end">
          {last}
        </span>
      </div>
    </div>
  );
}

interface UsagePlotProps {
  kind: StatsKind;
  /** What the chart shows, for screen readers. */
  label: string;
  view: TimeWindow<StatsSample>;
  /** The kind's values in view. */
  series: readonly TimedValue[];
  /** The greatest of them; `undefined` where there is nothing to draw. */
  greatest: number | undefined;
  /** The last sample, if it is still current. */
  current: StatsSample | undefined;
  marks: readonly ChartMark[];
  reading: Reading | undefined;
  controls: ReadingControls;
  /** The id of the text that says which keys read samples. */
  keysId: string;
}

const isTouch = ({ pointerType }: PointerEvent): boolean => pointerType === 'touch';

/** One of a server's loads over time, with its axes; the pointer, a finger or the arrow keys read a sample of it. */
export function UsagePlot(props: UsagePlotProps): ReactNode {
  const { kind, label, view, series, greatest, current, marks, reading, controls, keysId } = props;
  const { from, to, shown, isGrowing } = view;
  const level = current === undefined ? 'calm' : levelOf(percentOf(current, kind));
  const readPlace = ({ currentTarget, clientX }: MouseEvent, isSaid: boolean): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    controls.readAt(Math.min(1, Math.max(0, (clientX - left) / width)), isSaid);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (controls.readByKey(event.key)) event.preventDefault();
  };
  return (
    <div className="flex flex-col ps-10 pe-8">
      <div className="relative">
        <Scale />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application handles keys itself */}
        <div
          role="application"
          aria-label={label}
          aria-describedby={keysId}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
          tabIndex={0}
          // A finger that moves sideways reads; one that moves up or down scrolls the page.
          className="relative h-28 touch-pan-y rounded-sm"
          onClick={(event) => readPlace(event, true)}
          onPointerMove={(event) => readPlace(event, false)}
          // A finger has passed many samples: only the one it ends at is said.
          onPointerUp={(event) => isTouch(event) && readPlace(event, true)}
          onPointerCancel={controls.end}
          onPointerLeave={(event) => !isTouch(event) && controls.end()}
          onKeyDown={onKeyDown}
          onBlur={controls.end}
        >
          {/* Only the chart is dimmed: text has to stay readable. */}
          {greatest === undefined ? (
            <p className="grid h-full place-items-center text-center text-sm text-muted">
              <span className="rounded-sm bg-surface px-1">
                {shown.length === 0 ? (
                  <Trans>Waiting for the first sample</Trans>
                ) : (
                  <Trans>Nothing to draw</Trans>
                )}
              </span>
            </p>
          ) : (
            <div className={cx('h-full', current === undefined && 'opacity-50')}>
              <UsageChart points={thinOut(series, mostPoints)} from={from} to={to} level={level} />
            </div>
          )}
          {reading !== undefined && (
            <Crosshair
              place={(reading.sample.at - from) / (to - from)}
              percent={percentOf(reading.sample, kind)}
            />
          )}
        </div>
        <Marks groups={groupMarks(marks, from, to)} from={from} to={to} />
      </div>
      <div className="mt-5">
        {shown.length === 0 ? (
          <div className="min-h-4" />
        ) : (
          <TimeAxis from={from} to={to} since={isGrowing ? shown[0]?.at : undefined} />
        )}
      </div>
    </div>
  );
}
