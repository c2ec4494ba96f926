import { currentAccount } from '#session/accountId.ts';

/** When it is read after a refusal, in milliseconds after the reading before: at 0, 3 and 10 s, since lists lag. */
const readAfter = [0, 3_000, 7_000];

/**
 * Reads what a write is about until a rule is sure of it.
 * @param read one reading; resolves to what could be read, and never rejects
 * @param judge gets all readings so far; `open` asks for one more
 * @returns the rule's last word, or `undefined` where another account is signed in by now
 */
export async function settleByReading<Sight, Judgement extends { readonly is: string }>(
  read: () => Promise<Sight>,
  judge: (sights: readonly Sight[], isLast: boolean) => Judgement,
): Promise<Judgement | undefined> {
  const account = currentAccount();
  const sights: Sight[] = [];
  for (const [index, wait] of readAfter.entries()) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (currentAccount() !== account) return undefined;
    sights.push(await read());
    if (currentAccount() !== account) return undefined;
    const judgement = judge(sights, index === readAfter.length - 1);
    if (judgement.is !== 'open') return judgement;
  }
  return undefined;
}
