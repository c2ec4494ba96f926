import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/textLink.ts';

/** What a suspended server means, and who can help. */
export function SuspendedNotice(): ReactNode {
  const { brand } = useBrand();
  return (
    <Notice tone="caution" role="status" title={<Trans>This server is suspended</Trans>}>
      <Trans>
        An administrator has suspended it: it can be looked at, but nothing can be done with it here.
      </Trans>{' '}
      {brand.supportUrl !== null && (
        <a href={brand.supportUrl} target="_blank" rel="noopener noreferrer" className={textLinkClass}>
          <Trans>Ask support</Trans>
        </a>
      )}
    </Notice>
  );
}
