import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonClass, textLinkClass } from '#ui/buttonClass.ts';
import { useBrand, useDashboardName } from './BrandContext.ts';

/** Whether the operator configured a support address. */
export function useHasSupport(): boolean {
  const { brand } = useBrand();
  return brand.supportUrl !== null || brand.supportEmail !== null;
}

/** Links to the operator's support, as far as configured. */
export function SupportLinks(): ReactNode {
  const { supportUrl, supportEmail } = useBrand().brand;
  return (
    <span className="flex min-w-0 flex-wrap gap-x-4 gap-y-1">
      {supportUrl !== null && (
        <a href={supportUrl} target="_blank" rel="noopener noreferrer" className={textLinkClass}>
          <Trans>Contact support</Trans>
        </a>
      )}
      {supportEmail !== null && (
        <a href={`mailto:${supportEmail}`} className={`${textLinkClass} break-all`}>
          {supportEmail}
        </a>
      )}
    </span>
  );
}

/** Links to the dashboard's page for topping up the wallet. */
export function TopUpLink(): ReactNode {
  const { billingPath } = useBrand();
  const dashboardName = useDashboardName();
  return (
    <Link to="/sso" search={{ next: billingPath }} className={buttonClass({ size: 'sm' })}>
      <Trans>Top up in {dashboardName}</Trans>
    </Link>
  );
}
