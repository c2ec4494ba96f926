import { getRouteApi, useLocation } from '@tanstack/react-router';
import { findText, placeToFind } from '#shared/findText.ts';
import { type DelayedText, useDelayedText } from '#ui/useDelayedText.ts';
import { readFindSearch } from './findSearch.ts';

const route = getRouteApi('/_app/find');

interface FindText extends DelayedText {
  /** Whether the text, or what it was made of, does not belong in an address. */
  readonly isInMemory: boolean;
}

/** The text that is looked up, and what changes it. */
export function useFindText(): FindText {
  const { q } = readFindSearch(route.useSearch());
  const { longText, pasted } = useLocation({ select: ({ state }) => state });
  const navigate = route.useNavigate();
  const inMemory = q === undefined ? findText(longText) : undefined;
  const delayed = useDelayedText(q ?? inMemory ?? '', (text, isSameStep) => {
    const { search, state } = placeToFind(text, longText, isSameStep);
    return navigate({ search, state: { ...state, pasted }, replace: isSameStep });
  });
  return { ...delayed, isInMemory: inMemory !== undefined };
}
