import { createContext, type ReactNode, type RefCallback, use, useCallback, useId, useState } from 'react';
import { Area, AreaChart, type AreaRevealShapeProps, Curve, XAxis, YAxis } from 'recharts';
import type { StatsLevel } from '#domain/serverStats.ts';
import type { TimedValue } from '#domain/timeSeries.ts';

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

const strokes: Record<StatsLevel, string> = {
  calm: 'var(--accent-text)',
  high: 'var(--caution)',
  critical: 'var(--critical)',
};

// The same objects with each sample, so that the chart itself need not render again.
const margin = { top: 0, right: 0, bottom: 0, left: 0 };
const times: [number, number] = [0, 1];
const percents: [number, number] = [0, 100];
/** The plot's corners: Recharts turns them into pixels. */
const corners = [
  { time: 0, percent: 0 },
  { time: 1, percent: 100 },
];

const SeriesContext = createContext<Pick<UsageChartProps, 'points' | 'from' | 'to' | 'level'>>({
  points: [],
  from: 0,
  to: 1,
  level: 'calm',
});

/** The line, the area below it, and its last point. Values above 100 % are drawn as 100 %. */
function Series({ points: corners = [] }: AreaRevealShapeProps): ReactNode {
  const gradient = useId();
  const { points, from, to, level } = use(SeriesContext);
  const [left, bottom] = [corners[0]?.x ?? 0, corners[0]?.y ?? 0];
  const [right, top] = [corners[1]?.x ?? 0, corners[1]?.y ?? 0];
  const [width, height] = [right - left, bottom - top];
  const stroke = strokes[level];
  const places = points.map(({ at, value }) => ({
    x: left + ((at - from) / (to - from)) * width,
    y: value === null ? null : bottom - (Math.min(value, 100) / 100) * height,
  }));
  const { x = 0, y = null } = places.at(-1) ?? {};
  return (
    <>
      <linearGradient id={gradient} x1="0" y1={top} x2="0" y2={bottom} gradientUnits="userSpaceOnUse">
        <stop offset="0%" stopColor={stroke} stopOpacity={0.28} />
        <stop offset="100%" stopColor={stroke} stopOpacity={0.04} />
      </linearGradient>
      <Curve className="recharts-area-area" points={places} baseLine={bottom} fill={`url(#${gradient})`} />
      <Curve
        className="recharts-area-curve"
        points={places}
        fill="none"
        stroke={stroke}
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {y !== null && <circle cx={x} cy={y} r={2} fill={stroke} />}
    </>
  );
}

/**
 * Recharts' frame around the line. Its store and its axes would work through all of it with each sample, which takes
 * longer than drawing: so they are given the plot's corners alone, and `Series` draws what lies between them.
 */
function Frame({ width }: { width: number }): ReactNode {
  return (
    <AreaChart data={corners} width={width} height={chartHeight} margin={margin} accessibilityLayer={false}>
      <XAxis dataKey="time" type="number" domain={times} hide />
      <YAxis type="number" domain={percents} hide />
      <Area dataKey="percent" shape={Series} dot={false} activeDot={false} isAnimationActive={false} />
    </AreaChart>
  );
}

/**
 * One series over time as an area. Recharts draws the line alone: the axes, the grid and what is read from a point are
 * ours (`UsagePlot`), and most of them stay as they are while samples come.
 */
export default function UsageChart(props: UsageChartProps): ReactNode {
  const [frame, width] = useWidth();
  return (
    <div ref={frame} className="h-full min-w-0 [&_svg]:overflow-visible">
      <SeriesContext value={props}>{width > 0 && <Frame width={width} />}</SeriesContext>
    </div>
  );
}
