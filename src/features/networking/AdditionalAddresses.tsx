import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { writeCsv } from '#domain/csv.ts';
import { type ReadAddress, entryAsCidr } from '#domain/guestNetwork/guestAddress.ts';
import { prefixOfNetmask } from '#domain/ipText.ts';
import type { AdditionalIp, Server } from '#domain/server.ts';
import { UnreadableIps, useAddressFold } from '#shared/addresses.tsx';
import { Section } from '#ui/Card.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';
import { visibleText } from '#ui/visibleText.ts';
import { tableFits, useMediaQuery } from '#ui/useMediaQuery.ts';
import { AddressCards } from './AddressCards.tsx';
import { AddressTable } from './AddressTable.tsx';

/** One address per line, with tokens for unseen characters: no address may bring a line of its own. */
function listIps(entries: readonly AdditionalIp[]): string {
  return entries.map(({ ip }) => visibleText(ip)).join('\n');
}

/** Entries such as "198.51.100.11/24"; an entry that can't be converted is left out. */
function listCidrs(entries: readonly AdditionalIp[]): readonly string[] {
  return entries.map(entryAsCidr).filter((cidr) => cidr !== undefined);
}

/** CSV to paste, so without a file's byte order mark. The columns have the API's names; `prefix` is added. */
function listCsv(entries: readonly AdditionalIp[]): string {
  const rows = entries.map(({ ip, gateway, netmask, cidr }) => [
    ip,
    gateway,
    netmask,
    String(prefixOfNetmask(netmask) ?? ''),
    cidr,
  ]);
  return writeCsv(['ip', 'gateway', 'netmask', 'prefix', 'cidr'], rows).slice(1);
}

interface AddressesProps {
  addresses: readonly ReadAddress[];
}

function CopyAll({ addresses }: AddressesProps): ReactNode {
  const { t } = useLingui();
  const entries = addresses.map(({ entry }) => entry);
  const cidrs = listCidrs(entries);
  const note =
    cidrs.length === entries.length ? undefined : (
      <Trans>
        Copied {String(cidrs.length)} of {String(entries.length)}: the others have no readable address or
        netmask
      </Trans>
    );
  return (
    <>
      <CopyButton text={listIps(entries)} what={t`all IPs`} labelled variant="secondary" />
      <CopyButton
        text={cidrs.join('\n')}
        what={t`all as CIDR`}
        copiedNote={note}
        labelled
        variant="secondary"
      />
      <CopyButton text={listCsv(entries)} what={t`all as CSV`} labelled variant="secondary" />
    </>
  );
}

/** The addresses bought in addition to the primary one, as the API reports them. */
export function AdditionalAddresses({ server, addresses }: AddressesProps & { server: Server }): ReactNode {
  const { t } = useLingui();
  const hasRoom = useMediaQuery(tableFits);
  const { list, toggle } = useAddressFold({ count: addresses.length });
  if (addresses.length === 0 && server.unreadableIps > 0) {
    return (
      <Section heading={t`Additional IPs`}>
        <UnreadableIps server={server} />
      </Section>
    );
  }
  if (addresses.length === 0) {
    return (
      <Section heading={t`Additional IPs`}>
        <p className="text-muted">
          <Trans>
            None. You can buy more addresses as{' '}
            <Link to="/servers/$serverId/addons" params={{ serverId: server.id }} className={textLinkClass}>
              add-ons
            </Link>{' '}
            for this server.
          </Trans>
        </p>
      </Section>
    );
  }
  const Addresses = hasRoom ? AddressTable : AddressCards;
  return (
    <Section heading={t`Additional IPs`} actions={<CopyAll addresses={addresses} />}>
      <Addresses addresses={addresses} list={list} />
      {toggle && <div className="pt-3">{toggle}</div>}
      {server.unreadableIps > 0 && (
        <p className="pt-4">
          <UnreadableIps server={server} />
        </p>
      )}
    </Section>
  );
}
