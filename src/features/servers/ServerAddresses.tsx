import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { AdditionalIp, DetailedServer } from '#domain/server.ts';
import { placeholder } from '#i18n/formats.ts';
import { UnreadableIps, useAddressFold } from '#shared/addresses.tsx';
import { CopyableAddress } from '#shared/CopyableAddress.tsx';
import { Section } from '#ui/Card.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';

function AdditionalIps({ entries }: { entries: readonly AdditionalIp[] }): ReactNode {
  const { list, toggle } = useAddressFold({ count: entries.length, className: 'flex flex-col gap-1' });
  return (
    <div className="flex flex-col items-start gap-2">
      <ul {...list}>
        {entries.map(({ ip }, index) => (
          // The same address can appear twice, so it is no key; the entries never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <CopyableAddress ip={ip} />
          </li>
        ))}
      </ul>
      {toggle}
    </div>
  );
}

/** The addresses at which the server can be reached. */
export function ServerAddresses({ server }: { server: DetailedServer }): ReactNode {
  const { t } = useLingui();
  const copyable = (text: string, what: string): ReactNode =>
    text === '' ? placeholder : <CopyableText text={text} what={what} mono />;
  return (
    <Section heading={t`Addresses`}>
      <DefinitionList>
        <Definition term={t`Primary IP`}>{copyable(server.ipAddress, t`primary IP`)}</Definition>
        <Definition term={t`Gateway`}>{copyable(server.gateway, t`gateway`)}</Definition>
        <Definition term={t`Additional IPs`}>
          {server.additionalIps.length + server.unreadableIps === 0 ? (
            <Trans>none</Trans>
          ) : (
            <AdditionalIps entries={server.additionalIps} />
          )}
          <UnreadableIps server={server} />
        </Definition>
      </DefinitionList>
    </Section>
  );
}
