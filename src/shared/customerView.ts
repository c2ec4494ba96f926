import { useSyncExternalStore } from 'react';
import { createStore } from '#ui/createStore.ts';
import { isEntryKept, sessionPrefix } from '#session/keptSession.ts';

const entry = 'customer-view';

/** The storage key for a reload of the tab; removed with the session. */
export const customerViewKey = `${sessionPrefix}${entry}`;

/**
 * Whether a customer is watching, as on a shared screen: the account's costs, balance and earnings are then hidden on
 * every page from the first paint on. `CustomerViewSwitch.tsx` changes it.
 */
export const customerView = createStore(isEntryKept(entry));

export function useCustomerView(): boolean {
  return useSyncExternalStore(customerView.subscribe, customerView.get);
}
