import { currentSession, onSessionChange } from '#session/session.ts';

/**
 * Texts that are too long for the address, such as a whole mail: in this page's memory and nowhere else, for the way
 * Back, and gone with the session.
 */
const texts = new Map<number, string>();
const mostTexts = 20;
let last = 0;

onSessionChange(() => {
  if (currentSession().state === 'signedOut') texts.clear();
});

/**
 * Keeps a text for a place in the tab's history.
 * @param former the number under which that place keeps one already; it is replaced
 * @returns the number under which it is found again
 */
export function keepText(text: string, former: number | undefined): number {
  const number = former ?? (last += 1);
  texts.delete(number);
  texts.set(number, text);
  const [oldest] = texts.keys();
  if (texts.size > mostTexts && oldest !== undefined) texts.delete(oldest);
  return number;
}

export function findText(number: number | undefined): string | undefined {
  return number === undefined ? undefined : texts.get(number);
}
