import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ReadAddress, AddressProblem } from '#domain/guestNetwork/guestAddress.ts';
import { useAddressFold } from '#shared/addresses.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Why an address is left out of the generated text. */
function ProblemWords({ problem }: { problem: AddressProblem }): ReactNode {
  switch (problem) {
    case 'ipv6':
      return <Trans>IPv6 isn’t supported here</Trans>;
    case 'unreadable':
      return <Trans>not an IPv4 address</Trans>;
    case 'notForHosts':
      return <Trans>not an address a server can have</Trans>;
    case 'primary':
      return <Trans>the primary address, which is already set up</Trans>;
    case 'isGateway':
      return <Trans>the address of a gateway</Trans>;
    case 'repeated':
      return <Trans>listed twice, configured once</Trans>;
    case 'noNetmask':
      return <Trans>its netmask is missing</Trans>;
    case 'oddNetmask':
      return <Trans>its netmask isn’t valid</Trans>;
    case 'noGateway':
      return <Trans>its gateway is missing</Trans>;
    case 'oddGateway':
      return <Trans>its gateway isn’t an IPv4 address</Trans>;
    case 'oddBlock':
      return <Trans>its block isn’t valid</Trans>;
    case 'networkOrBroadcast':
      return <Trans>a network or broadcast address</Trans>;
  }
}

/** The addresses that are not in the generated text, each with its reason. */
export function LeftOutNotice({ addresses }: { addresses: readonly ReadAddress[] }): ReactNode {
  const leftOut = addresses.filter(({ problem }) => problem !== undefined);
  const { list, toggle } = useAddressFold({ count: leftOut.length });
  if (leftOut.length === 0) return null;
  return (
    <Notice
      tone="caution"
      title={
        <Plural
          value={leftOut.length}
          one="# address isn’t in the configuration"
          other="# addresses aren’t in the configuration"
        />
      }
    >
      <ul {...list}>
        {leftOut.map(({ entry, problem }, index) => (
          // An address can be listed twice, and the entries are never reordered.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <BidiText text={entry.ip} max={64} />
            <span>{': '}</span>
            {problem && <ProblemWords problem={problem} />}
          </li>
        ))}
      </ul>
      {toggle && <div className="pt-2">{toggle}</div>}
    </Notice>
  );
}
