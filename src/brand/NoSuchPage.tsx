import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonClass } from '#ui/buttonClass.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { usePageTitle } from './usePageTitle.ts';

/** What stands at an address that stands for nothing. */
export default function NoSuchPage(): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`No such page`);
  return (
    <>
      <PageHeader title={<Trans>No such page</Trans>} />
      <p className="text-muted">
        <Trans>Nothing lies at this address. The link may be incomplete or out of date.</Trans>
      </p>
      <div>
        <Link to="/servers" className={buttonClass({ variant: 'primary' })}>
          <Trans>Go to the servers</Trans>
        </Link>
      </div>
    </>
  );
}
