import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '#brand/BrandContext.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { HandoffSection } from './HandoffSection.tsx';
import { dashboardTarget } from './askForLink.ts';

/**
 * The hand-off to the official dashboard as a whole, for any page about the account.
 * @param next the path to open there; `undefined` for its first page
 */
export function AccountHandoff({ next }: { next?: string | undefined }): ReactNode {
  return (
    <HandoffSection
      key={next}
      target={{ ...dashboardTarget, next }}
      defaultDestination={<Trans>home page</Trans>}
      withoutNextLink={
        <Link to="/sso" className={buttonClass({ size: 'sm' })}>
          <Trans>Open the home page instead</Trans>
        </Link>
      }
    />
  );
}

/** `/sso`: the hand-off to the official dashboard. */
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
