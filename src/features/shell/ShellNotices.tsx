import { lazy, type ReactNode, Suspense } from 'react';
import { useCustomerView } from '#session/customerView.ts';
import { LanguageNotice } from '#ui/LanguageNotice.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { PageTrouble } from './PageTrouble.tsx';

/** Only while a customer looks on. */
const CustomerViewNotice = lazy(() => import('./CustomerViewNotice.tsx'));

/** What is said about the whole app, above every page. */
export default function ShellNotices(): ReactNode {
  const isCustomerView = useCustomerView();
  return (
    <>
      <Suspense>{isCustomerView && <CustomerViewNotice />}</Suspense>
      <OfflineNotice />
      <PageTrouble />
      <LanguageNotice />
    </>
  );
}
