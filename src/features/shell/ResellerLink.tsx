import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Store } from 'lucide-react';
import type { ReactNode } from 'react';
import { useReseller } from '#session/useReseller.ts';
import { navLinkClass } from '#ui/AppFrame.tsx';

/** The way to the reseller's page, for those who are one. */
export function ResellerLink(): ReactNode {
  if (!useReseller().reseller) return null;
  return (
    <Link to="/reseller" className={navLinkClass} activeProps={{ 'aria-current': 'page' }}>
      <Store aria-hidden="true" />
      <Trans>Reseller</Trans>
    </Link>
  );
}
