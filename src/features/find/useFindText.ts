import { getRouteApi, useLocation } from '@tanstack/react-router';
import { findText, placeToFind } from '#shared/findText.ts';
import { type DelayedText, useDelayedText } from '#ui/useDelayedText.ts';
import { readFindSearch } from './findSearch.ts';

const route = getRouteApi('/_app/find');

/** The text that is looked up, and what changes it. */
export function useFindText(): DelayedText {
  const { q } = readFindSearch(route.useSearch());
  const { longText, pasted } = useLocation({ select: ({ state }) => state });
  const navigate = route.useNavigate();
  return useDelayedText(q ?? findText(longText) ?? '', (text, isSameStep) => {
    const { search, state } = placeToFind(text, isSameStep ? longText : undefined);
    return navigate({ search, state: { ...state, pasted }, replace: isSameStep });
  });
}
