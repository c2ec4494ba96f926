import { createContext, lazy, type ReactNode, Suspense, use, useReducer, useState } from 'react';
import { changeSelection, nothingSelected, type SelectionChange } from '#domain/selection.ts';
import type { Fleet, Server } from '#domain/server.ts';

const RowActions = lazy(() => import('./listParts.ts').then(({ RowActions }) => ({ default: RowActions })));

/** The list's rows, its selection and its open menu. */
export interface FleetState {
  readonly fleet: Fleet;
  /** All rows that pass the filters, in order, whether or not they are scrolled into view. */
  readonly rows: readonly Server[];
  /** Whether the rows are out of date, because the last fetch failed. */
  readonly dimmed: boolean;
  /** Ids. The selection lasts until the page unmounts; polling, filtering and sorting keep it. */
  readonly selected: ReadonlySet<string>;
  /** The id of the server whose menu is open. */
  readonly menuOpenFor: string | undefined;
}

interface FleetActions {
  readonly select: (change: SelectionChange) => void;
  readonly openMenu: (serverId: string, anchor: HTMLElement) => void;
}

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

/** Functions that select rows and open their menu. They never change, so they don't make rows rerender. */
export function useFleetActions(): FleetActions {
  return required(use(FleetActionsContext));
}

/** The menu, which all rows share. */
export interface RowMenuState {
  readonly serverId: string;
  /** The button that opened the menu. */
  readonly anchor: HTMLElement;
  readonly isOpen: boolean;
}

interface FleetProviderProps {
  fleet: Fleet;
  rows: readonly Server[];
  dimmed: boolean;
  /** Opens a server in the official dashboard. */
  onHandoff: (server: Server) => void;
  children: ReactNode;
}

/** Holds the selection and the state of the menu. */
export function FleetProvider({ fleet, rows, dimmed, onHandoff, children }: FleetProviderProps): ReactNode {
  const [{ ids: selected }, select] = useReducer(
    (selection: typeof nothingSelected, change: SelectionChange) => changeSelection(selection, change, rows),
    nothingSelected,
  );
  // Kept after the menu closes, for the confirmation dialog that the menu may have opened.
  const [menu, setMenu] = useState<RowMenuState>();
  return (
    <FleetActionsContext
      value={{ select, openMenu: (serverId, anchor) => setMenu({ serverId, anchor, isOpen: true }) }}
    >
      <FleetStateContext
        value={{
          fleet,
          rows,
          dimmed,
          selected,
          menuOpenFor: menu?.isOpen === true ? menu.serverId : undefined,
        }}
      >
        {children}
      </FleetStateContext>
      <Suspense>
        {menu !== undefined && (
          <RowActions
            menu={menu}
            servers={fleet.servers}
            onHandoff={onHandoff}
            onClose={() => setMenu({ ...menu, isOpen: false })}
          />
        )}
      </Suspense>
    </FleetActionsContext>
  );
}
