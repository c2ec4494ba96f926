import type { Reading, Seen } from './write.ts';

/** When it is read after a refusal, in milliseconds after the reading before: at 0, 3 and 10 s, since lists lag. */
const readAfter = [0, 3_000, 7_000];

/** One reading, and what it shows by itself. */
export async function readOnce<Answer, Sight>({
  read,
  judge,
  isOver,
}: Reading<Answer, Sight>): Promise<{
  readonly sight: Sight;
  readonly seen: Seen<Answer>;
  readonly isOver: boolean;
}> {
  const sight = await read();
  const seen = judge([sight], false);
  return { sight, seen: seen.is === 'open' ? { is: 'unclear' } : seen, isOver: isOver?.(sight) ?? false };
}

/**
 * Reads what a write is about until a rule is sure of it.
 * @param isStill whether it is still to be settled, and by this page
 * @param after when it is read, in milliseconds after the reading before
 * @param untilMayRead resolves once the page may read; at once, where it is left out
 * @returns the rule's last word; `unclear` where it is no longer to be settled
 */
export async function settleByReading<Answer, Sight>(
  { read, judge }: Reading<Answer, Sight>,
  isStill: () => boolean | Promise<boolean>,
  after: readonly number[] = readAfter,
  untilMayRead: () => Promise<void> = () => Promise.resolve(),
): Promise<Seen<Answer> & { readonly sights: readonly Sight[] }> {
  const sights: Sight[] = [];
  for (const [index, wait] of after.entries()) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await untilMayRead();
    if (!(await isStill())) break;
    sights.push(await read());
    if (!(await isStill())) break;
    const seen = judge(sights, index === after.length - 1);
    if (seen.is !== 'open') return { ...seen, sights };
  }
  return { is: 'unclear', sights };
}
