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
        Some of these addresses have a gateway other than the primary one ({[...others].join(', ')}). No route
        is set up for it: replies leave by the default route, as everything else does. The API does not tell
        whether the network accepts that. If an address is set up and still can’t be reached, ask support.
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
  const system = readGuestSystem(search.system) ?? usualSystem ?? 'ip';
  const name = typed.trim();
  const isNamed = isInterfaceName(name, system);
  const [first, ...others] = addresses.flatMap(({ address }) => address ?? []);
  return (
    <Section
      heading={t`Guest configuration`}
      description={
        <Trans>
          Additional addresses work once they are set up inside the server. This adds them to its interface,
          and never a second default route.
        </Trans>
      }
    >
      <div className="flex flex-col gap-5">
        <LeftOutNotice addresses={addresses} />
        {first === undefined ? (
          <p className="text-muted">
            <Trans>None of the addresses can be set up by a generated text.</Trans>
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
                  <Trans>This can’t be the name of an interface. Nothing is generated with it.</Trans>
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
                  leftOut: addresses.length - others.length - 1,
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
