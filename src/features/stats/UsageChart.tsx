import { type ReactNode, type RefCallback, useCallback, useId, useState } from 'react';
import { Curve, Surface } from 'recharts';
import type { StatsLevel } from '#domain/serverStats.ts';
import type { TimedValue } from '#domain/timeSeries.ts';
import { levelColours } from './statsWords.tsx';

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
  /** The points to draw, in percent, already thinned out. */
  points: readonly TimedValue[];
  /** In milliseconds since 1970 UTC. */
  from: number;
  to: number;
  level: StatsLevel;
}

/** In pixels: the height that `UsagePlot` reserves for the chart. */
const chartHeight = 112;

/**
 * One series over time: the line, the area below it, its last point and lone ones, each drawn by Recharts' own shapes. A whole
 * `AreaChart` works through its store and axes with each sample, which takes longer than drawing and makes a server's
 * page 80 kB larger; the axes, the grid and what is read from a point are ours (`UsagePlot`), and most of them stay as
 * they are while samples come. Values above 100 % are drawn as 100 %.
 */
export function UsageChart({ points, from, to, level }: UsageChartProps): ReactNode {
  const [frame, width] = useWidth();
  const gradient = useId();
  const stroke = levelColours[level];
  const places = points.map(({ at, value }) => ({
    x: ((at - from) / (to - from)) * width,
    y: value === null ? null : (1 - Math.min(value, 100) / 100) * chartHeight,
  }));
  // The last point, and those without neighbours, which are no line.
  const dots = places.filter(
    (_, index) =>
      index === places.length - 1 ||
      [places[index - 1], places[index + 1]].every((beside) => (beside?.y ?? null) === null),
  );
  return (
    <div ref={frame} className="h-full min-w-0 [&_svg]:overflow-visible">
      {width > 0 && (
        <Surface width={width} height={chartHeight} className="recharts-surface">
          <linearGradient id={gradient} x1="0" y1="0" x2="0" y2={chartHeight} gradientUnits="userSpaceOnUse">
            <stop offset="0%" stopColor={stroke} stopOpacity={0.28} />
            <stop offset="100%" stopColor={stroke} stopOpacity={0.04} />
          </linearGradient>
          <Curve
            className="recharts-area-area"
            points={places}
            baseLine={chartHeight}
            fill={`url(#${gradient})`}
          />
          <Curve
            className="recharts-area-curve"
            points={places}
            fill="none"
            stroke={stroke}
            strokeWidth={1.5}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
          {dots.map(({ x, y }) => y !== null && <circle key={x} cx={x} cy={y} r={2} fill={stroke} />)}
        </Surface>
      )}
    </div>
  );
}
