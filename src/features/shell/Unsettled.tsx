import type { ReactNode } from 'react';
import { UnsettledWrites } from '#operations/UnsettledWrites.tsx';
import { UnsettledBanner } from './UnsettledBanner.tsx';

/** What nobody knows the end of: settled where that can be done by itself, and named. */
export default function Unsettled(): ReactNode {
  return (
    <>
      <UnsettledWrites />
      <UnsettledBanner />
    </>
  );
}
