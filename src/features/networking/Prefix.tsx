import type { ReactNode } from 'react';
import { prefixOfNetmask } from '#domain/ipv4.ts';
import { notTold } from '#i18n/formats.ts';

/** The prefix length that a netmask says. */
export function Prefix({ netmask }: { netmask: string }): ReactNode {
  const prefix = prefixOfNetmask(netmask);
  return prefix === undefined ? notTold : <span className="font-mono text-[0.9375em]">/{prefix}</span>;
}
