import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '#brand/usePageTitle.ts';
import { buttonClass } from '#ui/buttonClass.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { HandoffSection } from './HandoffSection.tsx';
import { wholeDashboard } from './handoffTarget.ts';

/** `/sso`: the way into the official dashboard. */
export function HandoffPage({ next }: { next: string | undefined }): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`Open in dashboard`);
  return (
    <>
      <PageHeader title={<Trans>Open in dashboard</Trans>} />
      <div className="max-w-3xl">
        <HandoffSection
          key={next}
          target={{ ...wholeDashboard, next }}
          usual={<Trans>its first page</Trans>}
          without={
            <Link to="/sso" className={buttonClass({ size: 'sm' })}>
              <Trans>Open the first page instead</Trans>
            </Link>
          }
        />
      </div>
    </>
  );
}
