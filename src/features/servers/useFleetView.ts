import { getRouteApi } from '@tanstack/react-router';
import { useTyped } from '#ui/useTyped.ts';
import { changeView, type FleetView, longestQuery, readFleetView } from './fleetView.ts';

const route = getRouteApi('/_app/servers/');

interface FleetViewState {
  readonly view: FleetView;
  /** What is in the search field; ahead of the address while a person types. */
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly change: (change: Partial<Record<keyof FleetView, string>>) => void;
}

/** The view that the address holds, and what changes it. */
export function useFleetView(): FleetViewState {
  // Read once more, since the router hands on what the schema left out, too.
  const view = readFleetView(route.useSearch());
  const navigate = route.useNavigate();
  const change: FleetViewState['change'] = (part) =>
    void navigate({ search: (current) => changeView(current, part), replace: true });
  const [query, setTyped] = useTyped(view.q ?? '', (q) => change({ q }));
  return { view, query, setQuery: (typed) => setTyped(typed.slice(0, longestQuery)), change };
}
