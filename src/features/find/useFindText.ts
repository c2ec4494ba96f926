import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { onSessionChange } from '#session/session.ts';
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
  // Read anew with each session: the former account's texts are gone, which the number doesn't tell.
  const inMemory = useSyncExternalStore(onSessionChange, () =>
    q === undefined ? findText(longText) : undefined,
  );
  const delayed = useDelayedText(q ?? inMemory ?? '', (text, isSameStep) => {
    const { search, state } = placeToFind(text, longText, isSameStep);
    return navigate({ search, state: { ...state, pasted }, replace: isSameStep });
  });
  return { ...delayed, isInMemory: inMemory !== undefined };
}
