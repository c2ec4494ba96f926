import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useTyped } from '#ui/useTyped.ts';
import { readFindSearch } from './findSearch.ts';
import { findText, keepText } from './longTexts.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Where `longTexts.ts` keeps what is looked up at this place in the tab's history. */
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
export function useFindText(): [string, (text: string) => void] {
  const { q } = readFindSearch(route.useSearch());
  const longText = useLocation({ select: ({ state }) => state.longText });
  const navigate = route.useNavigate();
  return useTyped(q ?? findText(longText) ?? '', (text) => {
    const isShort = isQuery(text);
    void navigate({
      search: { q: isShort ? text : undefined },
      state: isShort ? {} : { longText: keepText(text, longText) },
      replace: true,
    });
  });
}
