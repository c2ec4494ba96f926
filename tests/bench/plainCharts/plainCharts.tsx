import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

/** The baseline for the app's charts: three charts as in Recharts' documentation, without animation. */

interface Point {
  readonly at: number;
  readonly cpu: number;
  readonly memory: number;
  readonly disk: number;
}

const sampleCount = 300;

function pointAt(index: number): Point {
  return { at: index * 3, cpu: 50 + 45 * Math.sin(index / 9), memory: 40 + (index % 13), disk: 70 };
}

function PlainChart({ points, of }: { points: Point[]; of: 'cpu' | 'memory' | 'disk' }) {
  return (
    <ResponsiveContainer width="33%" height={112}>
      <AreaChart data={points}>
        <CartesianGrid strokeDasharray="3 3" />
        <XAxis dataKey="at" />
        <YAxis domain={[0, 100]} />
        <Tooltip isAnimationActive={false} />
        <Area type="monotone" dataKey={of} isAnimationActive={false} />
      </AreaChart>
    </ResponsiveContainer>
  );
}

function PlainCharts() {
  const [points, setPoints] = useState(() =>
    Array.from({ length: sampleCount }, (_, index) => pointAt(index)),
  );
  Object.assign(window, {
    addSample: () =>
      flushSync(() => setPoints((former) => [...former.slice(1), pointAt((former.at(-1)?.at ?? 0) / 3 + 1)])),
  });
  return (
    <div style={{ display: 'flex' }}>
      <PlainChart points={points} of="cpu" />
      <PlainChart points={points} of="memory" />
      <PlainChart points={points} of="disk" />
    </div>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<PlainCharts />);
