import type { QueryClient } from '@tanstack/react-query';
import { askAnew } from '#api/askAnew.ts';
import { openConnection } from '#api/connection.ts';
import { getGetAccountQueryKey } from '#api/generated/account/account.ts';
import {
  getListServerAddonsQueryKey,
  getListServerAddonsQueryOptions,
} from '#api/generated/servers/servers.ts';
import { type AddonCatalog, readAddonCatalog } from '#domain/addonCatalog.ts';
import type { PurchaseSight } from '#domain/purchaseVerdict.ts';
import { readBalanceAgain } from './readBalanceAgain.ts';
import { readServerAgain, refreshServer } from './readServerAgain.ts';

/** Reads a server's add-ons now, whatever is in the cache. Throws where they can't be read. */
async function readCatalogAgain(queryClient: QueryClient, serverId: string): Promise<AddonCatalog> {
  return readAddonCatalog(await askAnew(queryClient, getListServerAddonsQueryOptions(serverId)));
}

/** What a catalogue says of a type that the server may have. */
function ownedIn({ groups }: AddonCatalog, type: string): boolean | undefined {
  return groups.find((group) => group.type === type)?.isOwned;
}

/** What belongs to a purchase, read together. */
export interface PurchaseReading {
  readonly sight: PurchaseSight;
  /** The catalogue, or what reading it threw. */
  readonly read: { readonly catalog: AddonCatalog } | { readonly thrown: unknown };
}

/** Reads what catalogue, wallet and server show of a purchase now, each as far as it can be read. */
export async function readForPurchase(
  queryClient: QueryClient,
  serverId: string,
  type: string,
): Promise<PurchaseReading> {
  const [read, balance, server] = await Promise.all([
    readCatalogAgain(queryClient, serverId).then(
      (catalog) => ({ catalog }),
      (thrown: unknown) => ({ thrown }),
    ),
    readBalanceAgain(queryClient),
    readServerAgain(queryClient, serverId),
  ]);
  const isOwned = 'catalog' in read ? ownedIn(read.catalog, type) : undefined;
  return { sight: { isOwned, balance, addresses: server?.additionalIps.map(({ ip }) => ip) }, read };
}

/** Asks anew for whatever a purchase has changed. At the gate nothing is asked. */
export function refreshAfterPurchase(queryClient: QueryClient, serverId: string): void {
  if (openConnection() === undefined) return;
  refreshServer(queryClient, serverId);
  void queryClient.invalidateQueries({ queryKey: getListServerAddonsQueryKey(serverId) });
  void queryClient.invalidateQueries({ queryKey: getGetAccountQueryKey() });
}
