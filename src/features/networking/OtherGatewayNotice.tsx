import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { GuestAddress } from '#domain/guestNetwork/guestAddress.ts';
import { Notice } from '#ui/Notice.tsx';

interface OtherGatewayNoticeProps {
  addresses: readonly GuestAddress[];
  /** The server's own, as the API gave it. */
  gateway: string;
}

/** Says what the API doesn't tell: whether replies from another network's address may leave by the default route. */
export function OtherGatewayNotice({ addresses, gateway }: OtherGatewayNoticeProps): ReactNode {
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
