import { Trans, useLingui } from '@lingui/react/macro';
import OctagonAlert from 'lucide-react/icons/octagon-exclamation-point';
import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import type { ReactNode } from 'react';
import {
  levelOf,
  percentOf,
  type StatsKind,
  type StatsLevel,
  type StatsSample,
  usedOf,
} from '#domain/serverStats.ts';
import { thinOut } from '#domain/timeSeries.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { cx } from '#ui/cx.ts';
import { linePaths } from './linePaths.ts';
import { kindNames, useUsageWords } from './statsWords.tsx';

/** A line is some 200 pixels wide: more points would show nothing more. */
const mostPoints = 120;

const strokes: Record<StatsLevel, string> = {
  calm: 'text-accent-text',
  high: 'text-caution',
  critical: 'text-critical',
};

/** High and critical as a shape, for those who can't tell the colours apart, and as a word. */
function LevelMark({ level }: { level: StatsLevel }): ReactNode {
  if (level === 'calm') return null;
  const Icon = level === 'high' ? TriangleAlert : OctagonAlert;
  return (
    <>
      <Icon aria-hidden="true" className="size-3.5 shrink-0 self-center" />
      <span className="sr-only">{level === 'high' ? <Trans>High</Trans> : <Trans>Critical</Trans>}</span>
    </>
  );
}

interface SmallLineProps {
  /** In time order, with breaks. */
  shown: readonly StatsSample[];
  /** With `to`, the time that the line shows, in milliseconds since 1970 UTC. */
  from: number;
  to: number;
  kind: StatsKind;
  /** The last sample; `undefined` if there was none. */
  last: StatsSample | undefined;
  /** Whether it tells the load now. */
  isCurrent: boolean;
}

/** One of a server's loads: its name, its value and its line. */
export function SmallLine({ kind, last, isCurrent, from, to, shown }: SmallLineProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const usageWords = useUsageWords();
  const percent = last === undefined ? null : percentOf(last, kind);
  const level = isCurrent ? levelOf(percent) : 'calm';
  const series = shown.map((sample) => ({ at: sample.at, value: percentOf(sample, kind) }));
  const { line, area } = linePaths(thinOut(series, mostPoints), from, to);
  const amount = last === undefined || usedOf(last, kind) === null ? '' : usageWords(last, kind);
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[auto_1fr_auto] grid-rows-[auto_1fr] items-baseline gap-x-2 gap-y-0.5">
      <dt className="text-sm text-muted">{t(kindNames[kind])}</dt>
      <dd className="contents">
        <span translate="no" className="truncate text-xs text-muted" title={amount}>
          {amount}
        </span>
        <span
          className={cx(
            'flex items-baseline gap-1.5',
            level !== 'calm' && strokes[level],
            !isCurrent && 'text-muted',
          )}
        >
          <LevelMark level={level} />
          <span translate="no" className="font-semibold tabular-nums @min-[90rem]:text-xl">
            {formats.percent(percent ?? undefined)}
          </span>
        </span>
        {/* Takes what height there is: by itself, the drawing would be as high as it is wide. */}
        <span className="relative col-span-3 min-h-3 self-stretch rounded-sm bg-sunken forced-colors:border">
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className={cx('absolute size-full overflow-visible', strokes[level], !isCurrent && 'opacity-50')}
          >
            <path d={area} fill="currentColor" opacity="0.16" />
            <path
              d={line}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
        </span>
      </dd>
    </div>
  );
}
