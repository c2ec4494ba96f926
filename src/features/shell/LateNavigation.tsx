import type { ReactNode } from 'react';
import { UnderWayCount } from '#operations/UnderWayCount.tsx';
import { ResellerLink } from './ResellerLink.tsx';

/** The end of the navigation, which waits for answers of its own. */
export default function LateNavigation(): ReactNode {
  return (
    <>
      <ResellerLink />
      <UnderWayCount />
    </>
  );
}
