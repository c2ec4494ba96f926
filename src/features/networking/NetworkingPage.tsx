import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useGetServer } from '#api/generated/servers/servers.ts';
import { readGuestAddresses } from '#domain/guestNetwork/guestAddress.ts';
import { readDetailedServer } from '#domain/server.ts';
import { AdditionalAddresses } from './AdditionalAddresses.tsx';
import { GuestConfigurationSection } from './GuestConfigurationSection.tsx';
import { PrimaryAddress } from './PrimaryAddress.tsx';

const route = getRouteApi('/_app/servers/$serverId/networking');

/** `/servers/{id}/networking`: the server's addresses, and what sets the additional ones up inside it. */
export function NetworkingPage(): ReactNode {
  const { serverId } = route.useParams();
  const { data: server } = useGetServer(serverId, {
    query: { select: (answer) => readDetailedServer(answer, serverId) },
  });
  if (server === undefined) return null;
  const addresses = readGuestAddresses(server);
  return (
    <div className="flex flex-col gap-6">
      <PrimaryAddress server={server} />
      <AdditionalAddresses serverId={serverId} addresses={addresses} />
      {addresses.length > 0 && <GuestConfigurationSection server={server} addresses={addresses} />}
    </div>
  );
}
