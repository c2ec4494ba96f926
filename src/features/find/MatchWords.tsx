import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Match } from '#domain/findServers.ts';
import { BidiText } from '#ui/BidiText.tsx';

/** Says what a server was found by. */
export function MatchWords({ match }: { match: Match }): ReactNode {
  const text = (
    <strong className="font-medium text-fg">
      <BidiText text={match.text} max={80} />
    </strong>
  );
  switch (match.by) {
    case 'address':
      return <Trans>{text} is its address</Trans>;
    case 'id':
      return <Trans>{text} is its ID</Trans>;
    case 'hostname':
      return <Trans>{text} is its hostname</Trans>;
    case 'label':
      return <Trans>{text} is its label</Trans>;
    case 'itsBlock':
      return (
        <Trans>
          {text} is in {match.block}, as is one of its addresses, but no server in the list has it
        </Trans>
      );
    case 'reversed':
      return (
        <Trans>
          {text} backwards is its address {match.address}
        </Trans>
      );
    case 'block':
      return (
        <Trans>
          its address {match.address} is in {text}
        </Trans>
      );
    case 'part':
      return (
        <Trans>
          {text} is in <BidiText text={match.within} max={80} />
        </Trans>
      );
  }
}
