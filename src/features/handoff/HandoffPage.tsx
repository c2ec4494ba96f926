import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { usePageTitle } from '#brand/usePageTitle.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { AccountHandoff } from './AccountHandoff.tsx';

/** `/sso`: the way into the official dashboard. */
export function HandoffPage({ next }: { next: string | undefined }): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`Open in dashboard`);
  return (
    <>
      <PageHeader title={<Trans>Open in dashboard</Trans>} />
      <div className="max-w-3xl">
        <AccountHandoff next={next} />
      </div>
    </>
  );
}
