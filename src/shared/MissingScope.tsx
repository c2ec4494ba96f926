import { Trans } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import type { Scope } from '#api/operation.ts';
import { useBrand } from '#brand/BrandContext.ts';
import { textLinkClass } from '#ui/buttonClass.ts';

/** A link to where another key is made, if the operator says where. */
export function ManageKeys(): ReactNode {
  const { keysUrl } = useBrand();
  return (
    keysUrl !== null && (
      <a href={keysUrl} target="_blank" rel="noopener noreferrer" className={textLinkClass}>
        <Trans>Manage keys</Trans>
      </a>
    )
  );
}

/** Says that the key lacks a permission, and links to where another key is made. */
export function MissingScope({ scope }: { scope: Scope }): ReactElement {
  return (
    <>
      <Trans>
        This key doesn’t have <code translate="no">{scope}</code>.
      </Trans>{' '}
      <ManageKeys />
    </>
  );
}
