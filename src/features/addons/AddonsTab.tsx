import { Trans } from '@lingui/react/macro';
import PackageOpen from 'lucide-react/icons/package-open';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useListServerAddons } from '#api/generated/servers/servers.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { UnreadableRows } from '#shared/ListNotices.tsx';
import { readAddonCatalog } from '#domain/addonCatalog.ts';
import type { Server } from '#domain/server.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { AddonGroupSection } from './AddonGroupSection.tsx';
import { LastPurchase } from './LastPurchase.tsx';
import { useStoreReason } from './useBuyReasons.tsx';

const BuyDialog = lazy(() => import('./BuyDialog.tsx'));

interface AddonsTabProps {
  server: Pick<Server, 'id' | 'status'>;
  /** The server's name as plain text. */
  name: string;
}

/** The "Add-ons" tab of a server's page: what can be bought, and how the last purchase ended. */
export function AddonsTab({ server, name }: AddonsTabProps): ReactNode {
  const { data, error, isFetching, refetch } = useListServerAddons(server.id, {
    query: { select: readAddonCatalog },
  });
  const storeReason = useStoreReason(server);
  const [chosen, setChosen] = useState<{ readonly id: string; readonly type: string }>();
  const isClean = data?.groups.every(({ addons }) => addons.every(({ quote }) => !quote.problem)) ?? true;
  return (
    <div className="flex flex-col gap-6">
      <LastPurchase serverId={server.id} />
      {error !== null && (
        <ApiErrorPanel
          what={
            data === undefined ? (
              <Trans>Couldn’t load the add-ons.</Trans>
            ) : (
              <Trans>Couldn’t refresh the add-ons. You’re seeing earlier data.</Trans>
            )
          }
          error={error}
          retrying={isFetching}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null && <Spinner label={<Trans>Loading add-ons</Trans>} centred />}
      {data?.groups.length === 0 && (
        <EmptyState icon={<PackageOpen />} heading={<Trans>No add-ons</Trans>}>
          <Trans>No add-ons are available for this server.</Trans>
        </EmptyState>
      )}
      {data?.groups.map((group) => (
        <AddonGroupSection
          key={group.type}
          serverId={server.id}
          group={group}
          period={data}
          storeReason={storeReason}
          onBuy={(id) => setChosen({ id, type: group.type })}
        />
      ))}
      {data !== undefined && data.unreadable > 0 && <UnreadableRows count={data.unreadable} />}
      {!isClean && error === null && (
        <div>
          <Button busy={isFetching} onClick={() => void refetch()}>
            <Trans>Refresh prices</Trans>
          </Button>
        </div>
      )}
      {chosen !== undefined && (
        <Suspense>
          <BuyDialog
            server={server}
            name={name}
            requestedAddon={chosen}
            onClose={() => setChosen(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}
