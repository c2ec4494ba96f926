import type { QueryClient } from '@tanstack/react-query';
import type { ServerSight, Verdict } from '#domain/writeVerdict.ts';
import { currentAccount } from '#session/accountId.ts';
import type { Taken } from './asking.ts';
import { seeServer } from './readServerAgain.ts';
import type { Seen } from './writeStart.ts';

/** When it is read after a refusal, in milliseconds after the reading before: at 0, 3 and 10 s, since lists lag. */
const readAfter = [0, 3_000, 7_000];

/**
 * Reads what a write is about until a rule is sure of it.
 * @param read one reading; resolves to what could be read, and never rejects
 * @param judge gets all readings so far; `open` asks for one more
 * @returns the rule's last word; `unclear` where another account is signed in by now
 */
export async function settleByReading<Sight, Answer>(
  read: () => Promise<Sight>,
  judge: (sights: readonly Sight[], isLast: boolean) => Seen<Answer> | { readonly is: 'open' },
): Promise<Seen<Answer>> {
  const account = currentAccount();
  const sights: Sight[] = [];
  for (const [index, wait] of readAfter.entries()) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (currentAccount() !== account) break;
    sights.push(await read());
    if (currentAccount() !== account) break;
    const seen = judge(sights, index === readAfter.length - 1);
    if (seen.is !== 'open') return seen;
  }
  return { is: 'unclear' };
}

/** The same by the server alone. */
export function settleByServer(
  queryClient: QueryClient,
  serverId: string,
  answer: Taken,
  verdict: (sights: readonly ServerSight[], isLast: boolean) => Verdict,
): Promise<Seen<Taken>> {
  return settleByReading(
    () => seeServer(queryClient, serverId),
    (sights, isLast) => {
      const is = verdict(sights, isLast);
      return is === 'done' ? { is, answer } : { is };
    },
  );
}
