import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { readGuestAddresses } from '#domain/guestNetwork/guestAddress.ts';
import type { DetailedServer } from '#domain/server.ts';
import { useServerInAddress } from '#shared/useServer.ts';
import { Section } from '#ui/Card.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { AdditionalAddresses } from './AdditionalAddresses.tsx';
import { AddressText } from './AddressText.tsx';
import { GuestConfigurationSection } from './GuestConfigurationSection.tsx';

/** The address that the server was created with. */
function PrimaryAddress({ server }: { server: DetailedServer }): ReactNode {
  const { t } = useLingui();
  return (
    <Section
      heading={t`Primary address`}
      description={<Trans>Already set up on the server. The API doesn’t give its netmask.</Trans>}
    >
      <DefinitionList>
        <Definition term={t`Primary IP`}>
          <AddressText text={server.ipAddress} what={t`primary IP`} />
        </Definition>
        <Definition term={t`Gateway`}>
          <AddressText text={server.gateway} what={t`gateway`} />
        </Definition>
      </DefinitionList>
    </Section>
  );
}

/** `/servers/{id}/networking`: the server's addresses, and the text that sets up the additional ones inside it. */
export function NetworkingPage(): ReactNode {
  const { server } = useServerInAddress();
  if (server === undefined) return null;
  const addresses = readGuestAddresses(server);
  return (
    <div className="flex flex-col gap-6">
      <PrimaryAddress server={server} />
      <AdditionalAddresses server={server} addresses={addresses} />
      {addresses.length > 0 && <GuestConfigurationSection server={server} addresses={addresses} />}
    </div>
  );
}
