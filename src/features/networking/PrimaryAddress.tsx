import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { DetailedServer } from '#domain/server.ts';
import { Section } from '#ui/Card.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { AddressText } from './AddressText.tsx';

/** The address that the server was made with. */
export function PrimaryAddress({ server }: { server: DetailedServer }): ReactNode {
  const { t } = useLingui();
  return (
    <Section
      heading={t`Primary address`}
      description={
        <Trans>The server came with it set up. Its netmask is known inside the server only.</Trans>
      }
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
