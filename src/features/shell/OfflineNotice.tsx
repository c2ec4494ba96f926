import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Notice } from '#ui/Notice.tsx';
import { useOnline } from '#api/online.ts';

/** Says once that there is no connection, for as long as there is none. */
export function OfflineNotice(): ReactNode {
  if (useOnline()) return null;
  return (
    <Notice banner tone="caution" role="status">
      <Trans>
        You are offline. What is shown may be out of date, and nothing you do is sent or kept for later.
      </Trans>
    </Notice>
  );
}
