import { type ReactNode, useId, type RefCallback, useCallback, useState } from 'react';
import { Area, AreaChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { StatsLevel } from '#domain/serverStats.ts';
import type { TimedValue } from '#domain/timeSeries.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';

/** A ref and the current width of its element, in whole pixels; 0 until it is measured. */
function useWidth(): [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

interface UsageChartProps {
  /** The points to draw, in percent, at most 300. */
  points: readonly TimedValue[];
  /** In milliseconds since 1970 UTC. */
  from: number;
  to: number;
  level: StatsLevel;
  /** What the chart shows, for screen readers. */
  label: string;
}

/** In pixels: the height that `UsageFigure` reserves for the chart. */
const chartHeight = 112;

const strokes: Record<StatsLevel, string> = {
  calm: 'var(--accent-text)',
  high: 'var(--caution)',
  critical: 'var(--critical)',
};

/** Values above 100 % are drawn as 100 %; the text beside the chart has the actual value. */
const heightOf = ({ value }: TimedValue): number | null => (value === null ? null : Math.min(value, 100));

interface PointTooltipProps extends Pick<UsageChartProps, 'from' | 'to'> {
  active?: boolean;
  payload?: readonly { readonly payload?: TimedValue }[];
}

/** The value of the point under the pointer, or of the one selected with the arrow keys. */
function PointTooltip({ active, payload, from, to }: PointTooltipProps): ReactNode {
  const formats = useFormats();
  const point = payload?.[0]?.payload;
  if (active !== true || point?.value === undefined || point.value === null) return null;
  return (
    <p role="status" className="rounded-md border border-line bg-raised px-2.5 py-1 text-sm shadow-high">
      <span translate="no">{`${formats.time(point.at, from, to)} · `}</span>
      <strong translate="no">{formats.percent(point.value)}</strong>
    </p>
  );
}

/**
 * One series over time as an area. The axis labels are plain text below the chart: redrawing axes with each sample
 * would cost more than the line does.
 */
export default function UsageChart({ points, from, to, level, label }: UsageChartProps): ReactNode {
  const gradient = useId();
  const [frame, width] = useWidth();
  const stroke = strokes[level];
  return (
    <div ref={frame} className="min-w-0">
      {width > 0 && (
        <AreaChart
          data={points}
          width={width}
          height={chartHeight}
          margin={{ top: 2, right: 0, bottom: 0, left: 0 }}
          title={label}
          className="rounded-sm focus-within:outline-2 focus-within:outline-focus"
        >
          <defs>
            <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
              <stop offset="0%" stopColor={stroke} stopOpacity={0.28} />
              <stop offset="100%" stopColor={stroke} stopOpacity={0.04} />
            </linearGradient>
          </defs>
          <XAxis dataKey="at" type="number" domain={[from, to]} allowDataOverflow hide />
          <YAxis type="number" domain={[0, 100]} allowDataOverflow hide />
          <Tooltip
            content={<PointTooltip from={from} to={to} />}
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
          />
          <Area
            dataKey={heightOf}
            stroke={stroke}
            strokeWidth={1.5}
            fill={`url(#${gradient})`}
            dot={false}
            activeDot={{ r: 3 }}
            isAnimationActive={false}
          />
        </AreaChart>
      )}
    </div>
  );
}
