import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonClass } from '#ui/buttonClass.ts';
import { useBrand } from './BrandContext.ts';

/** The way to where money is put into the wallet. */
export function TopUpLink(): ReactNode {
  const { billingPath, dashboard } = useBrand();
  return (
    <Link to="/sso" search={{ next: billingPath }} className={buttonClass({ size: 'sm' })}>
      <Trans>Top up in {dashboard.name}</Trans>
    </Link>
  );
}
