import { getRouteApi } from '@tanstack/react-router';
import { useTyped } from '#ui/useTyped.ts';
import { type ActivityView, longestQuery, readActivityView } from './activityView.ts';
import { actionWords, outcomeLooks } from './activityWords.ts';

const route = getRouteApi('/_app/activity');

interface ActivityViewState {
  /** With what is in the search field now, ahead of the address while a person types. */
  readonly view: ActivityView;
  readonly setQuery: (query: string) => void;
  /** '' takes a filter away. */
  readonly change: (change: Partial<Record<keyof ActivityView, string>>) => void;
}

/** A word of the address, where it stands for something. */
function wordOf(known: object, word: string | undefined): string | undefined {
  return word !== undefined && Object.hasOwn(known, word) ? word : undefined;
}

/** The view that the address holds, and what changes it. */
export function useActivityView(): ActivityViewState {
  // Read once more, since the router hands on what the schema left out, too.
  const view = readActivityView(route.useSearch());
  const navigate = route.useNavigate();
  const change: ActivityViewState['change'] = (part) =>
    void navigate({ search: (current) => readActivityView({ ...current, ...part }), replace: true });
  const [q, setTyped] = useTyped(view.q ?? '', (typed) => change({ q: typed }));
  const known: ActivityView = {
    q,
    action: wordOf(actionWords, view.action),
    outcome: wordOf(outcomeLooks, view.outcome),
  };
  return { view: known, setQuery: (typed) => setTyped(typed.slice(0, longestQuery)), change };
}
