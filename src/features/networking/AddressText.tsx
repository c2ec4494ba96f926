import type { ReactNode } from 'react';
import { prefixOfNetmask } from '#domain/ipText.ts';
import { placeholder } from '#i18n/formats.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';

interface AddressTextProps {
  /** As the API returned it. */
  text: string;
  /** Names the copied value, completing "Copy …"; without it there is no button. */
  what?: string | undefined;
}

/** An address, netmask or block, valid or not. */
export function AddressText({ text, what }: AddressTextProps): ReactNode {
  if (text === '') return <span>{placeholder}</span>;
  if (what !== undefined) return <CopyableText text={text} what={what} mono />;
  return (
    <span className="font-mono text-[0.9375em]">
      <BidiText text={text} max={64} />
    </span>
  );
}

/** The prefix length of a netmask. */
export function Prefix({ netmask }: { netmask: string }): ReactNode {
  const prefix = prefixOfNetmask(netmask);
  return (
    <span className="font-mono text-[0.9375em]" translate="no">
      {prefix === undefined ? placeholder : `/${prefix}`}
    </span>
  );
}
