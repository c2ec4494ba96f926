import { expect, test } from 'vitest';
import { breakAt, type StatsSample } from '#domain/serverStats.ts';
import { sampleByKey } from './useReading.ts';

const sample = (at: number): StatsSample => ({ ...breakAt(at), cpu: 1 });
const shown = [sample(0), sample(10), breakAt(11), sample(20), sample(90), sample(100)];
const view = { from: 0, to: 100, shown, isGrowing: true };
const at = (time: number | undefined): StatsSample | undefined => shown.find((one) => one.at === time);

test.each<[key: Parameters<typeof sampleByKey>[2], from: number | undefined, to: number | undefined]>([
  ['ArrowLeft', undefined, 100],
  ['ArrowRight', undefined, 100],
  ['PageUp', undefined, 100],
  ['Home', undefined, 0],
  ['End', 0, 100],
  ['Home', 100, 0],
  ['ArrowRight', 0, 10],
  ['ArrowRight', 10, 20],
  ['ArrowLeft', 20, 10],
  ['ArrowRight', 100, 100],
  ['ArrowLeft', 0, 0],
  ['PageUp', 100, 90],
  ['PageDown', 0, 10],
  ['PageDown', 100, 100],
  ['Escape', 20, undefined],
])('%s from %s reads %s', (key, from, to) => {
  expect(sampleByKey(view, at(from), key)).toBe(at(to));
});

test('where there is no sample, no key reads one', () => {
  expect(sampleByKey({ ...view, shown: [breakAt(1)] }, undefined, 'End')).toBeUndefined();
});
