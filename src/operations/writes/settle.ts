import type { Reading, ReadingVerdict } from './write.ts';

/** Waits before each reading after a refusal, in milliseconds: readings at 0, 3 and 10 s, since lists lag. */
const refusalWaits = [0, 3_000, 7_000];

/** Takes one reading and judges it alone; a verdict that is still open counts as `unclear`. */
export async function readOnce<Answer, Snapshot>({
  read,
  judge,
  isOver,
}: Reading<Answer, Snapshot>): Promise<{
  readonly sight: Snapshot;
  readonly seen: ReadingVerdict<Answer>;
  readonly isOver: boolean;
}> {
  const sight = await read();
  const seen = judge([sight], false);
  return { sight, seen: seen.is === 'open' ? { is: 'unclear' } : seen, isOver: isOver?.(sight) ?? false };
}

/**
 * Reads the state that a write affects until the verdict is certain.
 * @param isStillOpen whether the write is unsettled and this page still has to settle it
 * @param waits before each reading, in milliseconds
 * @param untilMayRead resolves once the page may read; by default at once
 * @returns the last verdict; `unclear` where the write no longer has to be settled
 */
export async function settleByReading<Answer, Snapshot>(
  { read, judge }: Reading<Answer, Snapshot>,
  isStillOpen: () => boolean | Promise<boolean>,
  waits: readonly number[] = refusalWaits,
  untilMayRead: () => Promise<void> = () => Promise.resolve(),
): Promise<ReadingVerdict<Answer> & { readonly snapshots: readonly Snapshot[] }> {
  const snapshots: Snapshot[] = [];
  for (const [index, wait] of waits.entries()) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await untilMayRead();
    if (!(await isStillOpen())) break;
    snapshots.push(await read());
    if (!(await isStillOpen())) break;
    const seen = judge(snapshots, index === waits.length - 1);
    if (seen.is !== 'open') return { ...seen, snapshots };
  }
  return { is: 'unclear', snapshots };
}
