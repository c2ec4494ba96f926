import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { CopyableAddress } from '#shared/CopyableAddress.tsx';
import { cx } from '#ui/cx.ts';
import type { AddressesProps } from './AddressTable.tsx';
import { AddressText, Prefix } from './AddressText.tsx';

function CardLine({ term, children }: { term: string; children: ReactNode }): ReactNode {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

/** The same content as `AddressTable`, for narrow screens. */
export function AddressCards({ addresses, list }: AddressesProps): ReactNode {
  const { t } = useLingui();
  return (
    <ul {...list} aria-label={t`Additional IPs`} className={cx(list.className, 'divide-y divide-line')}>
      {addresses.map(({ entry }, index) => (
        // An address can be listed twice, and the entries are never reordered.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
          <span className="font-medium">
            <CopyableAddress ip={entry.ip} />
          </span>
          <dl className="grid grid-cols-2 gap-x-4 gap-y-2">
            <CardLine term={t`Gateway`}>
              <AddressText text={entry.gateway} />
            </CardLine>
            <CardLine term={t`Netmask`}>
              <AddressText text={entry.netmask} />
            </CardLine>
            <CardLine term={t`Prefix`}>
              <Prefix netmask={entry.netmask} />
            </CardLine>
            <CardLine term={t`Block`}>
              <AddressText text={entry.cidr} />
            </CardLine>
          </dl>
        </li>
      ))}
    </ul>
  );
}
