import {
  type ComponentType,
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useReducer,
  useRef,
  useState,
} from 'react';
import type { KnownLoads } from '#domain/fleetOrder.ts';
import { changeSelection, nothingSelected, type SelectionChange } from '#domain/selection.ts';
import type { Fleet, Server } from '#domain/server.ts';

/** The menu, which all rows share. */
interface RowMenuState {
  readonly serverId: string;
  /** The button that opened the menu. */
  readonly anchor: HTMLElement;
  readonly isOpen: boolean;
}

/** The list's rows, its selection and its open menu. */
export interface FleetState {
  readonly fleet: Fleet;
  /** All rows that pass the filters, in order, whether or not they are scrolled into view. */
  readonly rows: readonly Server[];
  /** Whether the rows are out of date, because the last fetch failed. */
  readonly dimmed: boolean;
  /** Ids. The selection lasts until the page unmounts; polling, filtering and sorting keep it. */
  readonly selected: ReadonlySet<string>;
  /** The menu that was opened last. It stays after it closes, for the confirmation dialog that it may have led to. */
  readonly menu: RowMenuState | undefined;
  /** The id of the server whose menu is open now. */
  readonly menuOpenFor: string | undefined;
}

interface FleetActions {
  readonly select: (change: SelectionChange) => void;
  readonly openMenu: (serverId: string, anchor: HTMLElement) => void;
  readonly closeMenu: () => void;
  readonly searchField: RefObject<HTMLInputElement | null>;
  /** Set by the rows while there are any. */
  readonly focusRow: RefObject<FocusRow | null>;
}

/** Moves the focus to a row's link; `click` also clicks it, with these keys held down. */
export type FocusRow = (index: number, click?: Pick<MouseEvent, 'ctrlKey' | 'metaKey'>) => void;

const FleetStateContext = createContext<FleetState | undefined>(undefined);
const FleetActionsContext = createContext<FleetActions | undefined>(undefined);

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A part of the list is rendered outside of FleetProvider');
  return value;
}

/** The list's state. It changes with every poll and selection, so rows get their part of it as props instead. */
export function useFleet(): FleetState {
  return required(use(FleetStateContext));
}

/** Functions that select rows, and open and close their menu. They never change, so they don't make rows rerender. */
export function useFleetActions(): FleetActions {
  return required(use(FleetActionsContext));
}

/** What shows the load. */
interface LoadParts {
  /** One server's load, and a placeholder where it has none. */
  readonly Meters: ComponentType<{ server: Server; isCard?: boolean }>;
}

/** What comes of the load once the list is painted. */
export interface FleetLoad {
  readonly parts: LoadParts;
  /** What the order by load goes by. It is renewed now and then, so that the rows don't jump with each sample. */
  readonly loads?: KnownLoads;
}

/** What shows the load: `undefined` until its code has come, `null` where the list doesn't show it. */
export const LoadPartsContext = createContext<LoadParts | null | undefined>(null);

interface FleetProviderProps {
  fleet: Fleet;
  rows: readonly Server[];
  dimmed: boolean;
  children: ReactNode;
}

/** Holds the selection and the state of the menu. */
export function FleetProvider({ fleet, rows, dimmed, children }: FleetProviderProps): ReactNode {
  const [{ ids: selected }, select] = useReducer(
    (selection: typeof nothingSelected, change: SelectionChange) => changeSelection(selection, change, rows),
    nothingSelected,
  );
  const [menu, setMenu] = useState<RowMenuState>();
  const searchField = useRef<HTMLInputElement>(null);
  const focusRow = useRef<FocusRow>(null);
  return (
    <FleetActionsContext
      value={{
        select,
        openMenu: (serverId, anchor) => setMenu({ serverId, anchor, isOpen: true }),
        closeMenu: () => setMenu((last) => last && { ...last, isOpen: false }),
        searchField,
        focusRow,
      }}
    >
      <FleetStateContext
        value={{
          fleet,
          rows,
          dimmed,
          selected,
          menu,
          menuOpenFor: menu?.isOpen === true ? menu.serverId : undefined,
        }}
      >
        {children}
      </FleetStateContext>
    </FleetActionsContext>
  );
}
