import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { SupportLinks } from '#brand/SupportLinks.tsx';
import { Notice } from '#ui/Notice.tsx';

/** What a suspended server means, and who can help. */
export function SuspendedNotice(): ReactNode {
  return (
    <Notice tone="caution" role="status" title={<Trans>This server is suspended</Trans>}>
      <Trans>
        An administrator has suspended it: it can be looked at, but nothing can be done with it here.
      </Trans>{' '}
      <SupportLinks />
    </Notice>
  );
}
