import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ReadAddress } from '#domain/guestNetwork/guestAddress.ts';
import type { AddressFold } from '#shared/addresses.tsx';
import { CopyableAddress } from '#shared/CopyableAddress.tsx';
import { Cell, HeadCell, Table, TableRow } from '#ui/DataTable.tsx';
import { AddressText, Prefix } from './AddressText.tsx';

export interface AddressesProps {
  addresses: readonly ReadAddress[];
  /** For the element whose children are the addresses. */
  list: AddressFold['list'];
}

export function AddressTable({ addresses, list }: AddressesProps): ReactNode {
  const { t } = useLingui();
  return (
    // Negative margins cancel the cells' padding, so that the columns align with the heading.
    <div className="-mx-2.5 -my-2">
      <Table aria-label={t`Additional IPs`}>
        <thead>
          <tr>
            <HeadCell>
              <Trans>IP address</Trans>
            </HeadCell>
            <HeadCell>
              <Trans>Gateway</Trans>
            </HeadCell>
            <HeadCell>
              <Trans>Netmask</Trans>
            </HeadCell>
            <HeadCell className="w-20">
              <Trans>Prefix</Trans>
            </HeadCell>
            <HeadCell>
              <Trans>Block</Trans>
            </HeadCell>
          </tr>
        </thead>
        <tbody {...list}>
          {addresses.map(({ entry }, index) => (
            // An address can be listed twice, and the entries are never reordered.
            // oxlint-disable-next-line react/no-array-index-key
            <TableRow key={index}>
              <Cell rowHeader>
                <CopyableAddress ip={entry.ip} truncate />
              </Cell>
              <Cell>
                <AddressText text={entry.gateway} />
              </Cell>
              <Cell>
                <AddressText text={entry.netmask} />
              </Cell>
              <Cell>
                <Prefix netmask={entry.netmask} />
              </Cell>
              <Cell>
                <AddressText text={entry.cidr} />
              </Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
