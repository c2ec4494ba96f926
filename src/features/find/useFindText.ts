import { getRouteApi, useLocation } from '@tanstack/react-router';
import { currentSession, onSessionChange } from '#session/session.ts';
import { type DelayedText, useDelayedText } from '#ui/useDelayedText.ts';
import { readFindSearch } from './findSearch.ts';

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
function keepText(text: string, former: number | undefined): number {
  const number = former ?? (last += 1);
  texts.delete(number);
  texts.set(number, text);
  const [oldest] = texts.keys();
  if (texts.size > mostTexts && oldest !== undefined) texts.delete(oldest);
  return number;
}

function findText(number: number | undefined): string | undefined {
  return number === undefined ? undefined : texts.get(number);
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The number of the long text that is looked up at this place in the tab's history. */
    readonly longText?: number | undefined;
  }
}

/** In characters. */
const longestQuery = 200;

/** A short query belongs in the address, so that a link and a reload keep it; a mail does not. */
export function isQuery(text: string): boolean {
  return text.length <= longestQuery && !/[\r\n]/.test(text.trim());
}

const route = getRouteApi('/_app/find');

/** The text that is looked up, and what changes it. */
export function useFindText(): DelayedText {
  const { q } = readFindSearch(route.useSearch());
  const longText = useLocation({ select: ({ state }) => state.longText });
  const navigate = route.useNavigate();
  return useDelayedText(q ?? findText(longText) ?? '', (text, isSameStep) => {
    const isShort = isQuery(text);
    return navigate({
      search: { q: isShort ? text : undefined },
      state: isShort ? {} : { longText: keepText(text, isSameStep ? longText : undefined) },
      replace: isSameStep,
    });
  });
}
