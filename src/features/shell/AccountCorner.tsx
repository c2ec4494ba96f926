import { lazy, type ReactNode, Suspense } from 'react';
import { useReseller } from '#session/useReseller.ts';
import { WhoseKey } from './WhoseKey.tsx';

/** Only a reseller has customers who look on. */
const CustomerViewToggle = lazy(() => import('./CustomerViewToggle.tsx'));

/** Whose account it is, and, for a reseller, the switch that hides its amounts. */
export default function AccountCorner(): ReactNode {
  const { reseller } = useReseller();
  return (
    <>
      <Suspense>{reseller && <CustomerViewToggle />}</Suspense>
      <WhoseKey />
    </>
  );
}
