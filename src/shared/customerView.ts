import { useSyncExternalStore } from 'react';
import { createStore } from '#ui/createStore.ts';
import { sessionPrefix } from '#session/keptSession.ts';

/** Where it is kept for a reload of the tab; it goes with the session. */
export const customerViewPlace = `${sessionPrefix}customer-view`;

function isKept(): boolean {
  try {
    return sessionStorage.getItem(customerViewPlace) !== null;
  } catch {
    return false;
  }
}

/**
 * Whether a customer looks on, as on a shared screen: what the account pays, has and earns is then hidden on every page,
 * from the first paint on. `CustomerViewSwitch.tsx` changes it.
 */
export const customerView = createStore(isKept());

export function useCustomerView(): boolean {
  return useSyncExternalStore(customerView.subscribe, customerView.get);
}
