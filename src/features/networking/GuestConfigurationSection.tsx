import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ReadAddress, GuestAddress } from '#domain/guestNetwork/guestAddress.ts';
import {
  readGuestSystem,
  usualGuestSystem,
  isInterfaceName,
} from '#domain/guestNetwork/guestConfiguration.ts';
import type { DetailedServer } from '#domain/server.ts';
import { Section } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { GuestChoices } from './GuestChoices.tsx';
import { GuestSteps } from './GuestSteps.tsx';
import { LeftOutNotice } from './LeftOutNotice.tsx';

interface OtherGatewayNoticeProps {
  addresses: readonly GuestAddress[];
  /** The gateway of the server's primary address, as the API returned it. */
  gateway: string;
}

/** Names what the API doesn't say: whether replies from another network's address may leave by the default route. */
function OtherGatewayNotice({ addresses, gateway }: OtherGatewayNoticeProps): ReactNode {
  const others = new Set(addresses.map((address) => address.gateway).filter((other) => other !== gateway));
  if (others.size === 0) return null;
  return (
    <Notice tone="info">
      <Trans>
        Some of these addresses use a different gateway ({[...others].join(', ')}) from the primary address.
        We don’t set up a route for it: replies leave through the default route like everything else. The API
        doesn’t say whether the network accepts that. If an address still can’t be reached after setup,
        contact support.
      </Trans>
    </Notice>
  );
}

const route = getRouteApi('/_app/servers/$serverId/networking');

interface GuestConfigurationSectionProps {
  server: DetailedServer;
  addresses: readonly ReadAddress[];
}

/** The generated text that sets up the additional addresses inside the server. */
export function GuestConfigurationSection({ server, addresses }: GuestConfigurationSectionProps): ReactNode {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState('');
  const usualSystem = usualGuestSystem(server.os);
  const system = readGuestSystem(search.system) ?? usualSystem ?? 'linux';
  const name = typed.trim();
  const isNamed = isInterfaceName(name, system);
  const [first, ...others] = addresses.flatMap(({ address }) => address ?? []);
  return (
    <Section
      heading={t`Guest configuration`}
      description={
        <Trans>
          Additional addresses only work once they’re set up inside the server. This adds them to its
          interface, and never adds a second default route.
        </Trans>
      }
    >
      <div className="flex flex-col gap-5">
        <LeftOutNotice addresses={addresses} />
        {first === undefined ? (
          <p className="text-muted">
            <Trans>We can’t generate a configuration for any of these addresses.</Trans>
          </p>
        ) : (
          <>
            <GuestChoices
              os={server.os}
              usualSystem={usualSystem}
              system={system}
              onSystem={(chosen) => void navigate({ search: { system: chosen }, replace: true })}
              interfaceName={typed}
              interfaceError={
                name !== '' &&
                !isNamed && (
                  <Trans>This isn’t a valid interface name, so no configuration is generated.</Trans>
                )
              }
              onInterfaceName={setTyped}
            />
            <OtherGatewayNotice addresses={[first, ...others]} gateway={server.gateway} />
            {(name === '' || isNamed) && (
              <GuestSteps
                system={system}
                setup={{
                  addresses: [first, ...others],
                  leftOut: addresses.length - others.length - 1 + server.unreadableIps,
                  interfaceName: isNamed ? name : undefined,
                }}
              />
            )}
          </>
        )}
      </div>
    </Section>
  );
}
