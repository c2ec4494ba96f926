import { createContext, lazy, type ReactNode, Suspense, use, useReducer, useState } from 'react';
import { changeSelection, nothingSelected, type SelectionChange } from '#domain/selection.ts';
import type { Fleet, Server } from '#domain/server.ts';

const RowActions = lazy(() => import('./deferred.ts').then(({ RowActions }) => ({ default: RowActions })));

/** What the list shows, and what is selected and open in it. */
export interface FleetState {
  readonly fleet: Fleet;
  /** The rows of the view: all that the filters let through, in order, whether or not they are in sight. */
  readonly rows: readonly Server[];
  /** The rows are older than they should be. */
  readonly dimmed: boolean;
  /** Ids. The selection lasts as long as the list's page, whatever is polled, filtered or sorted meanwhile. */
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

/** What the list shows. It changes with every poll and selection, so rows are handed what is theirs instead. */
export function useFleet(): FleetState {
  return required(use(FleetStateContext));
}

/** Selects rows and opens their menu. These stay the same, so that no row is rendered for them. */
export function useFleetActions(): FleetActions {
  return required(use(FleetActionsContext));
}

/** The one menu that serves all rows. */
export interface RowMenuState {
  readonly serverId: string;
  /** The button that opened it. */
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

/** Keeps the selection, and whose menu is open. */
export function FleetProvider({ fleet, rows, dimmed, onHandoff, children }: FleetProviderProps): ReactNode {
  const [{ ids: selected }, select] = useReducer(
    (selection: typeof nothingSelected, change: SelectionChange) => changeSelection(selection, change, rows),
    nothingSelected,
  );
  // It stays when the menu closes, with the question that the menu has led to.
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
