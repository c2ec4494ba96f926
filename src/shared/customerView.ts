import { useSyncExternalStore } from 'react';
import { createStore } from '#ui/createStore.ts';
import { sessionPrefix } from '#session/keptSession.ts';

/** The storage key for a reload of the tab; removed with the session. */
export const customerViewKey = `${sessionPrefix}customer-view`;

function isKept(): boolean {
  try {
    return sessionStorage.getItem(customerViewKey) !== null;
  } catch {
    return false;
  }
}

/**
 * Whether a customer is watching, as on a shared screen: the account's costs, balance and earnings are then hidden on
 * every page from the first paint on. `CustomerViewSwitch.tsx` changes it.
 */
export const customerView = createStore(isKept());

export function useCustomerView(): boolean {
  return useSyncExternalStore(customerView.subscribe, customerView.get);
}
