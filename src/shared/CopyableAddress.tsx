import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { CopyableText } from '#ui/CopyableText.tsx';
import { shorten, visibleText } from '#ui/visibleText.ts';

/** More than any address has. */
export const longestAddress = 64;

/** One of several addresses: the name of its copy button tells which. */
export function CopyableAddress({ ip, truncate }: { ip: string; truncate?: boolean }): ReactNode {
  const { t } = useLingui();
  const address = visibleText(shorten(ip, longestAddress));
  return <CopyableText text={ip} what={t`IP address ${address}`} mono truncate={truncate} />;
}
