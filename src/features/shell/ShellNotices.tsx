import type { ReactNode } from 'react';
import { useCustomerView } from '#session/customerView.ts';
import { LanguageNotice } from '#ui/LanguageNotice.tsx';
import { CustomerViewNotice } from './CustomerViewNotice.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { PageTrouble } from './PageTrouble.tsx';

/** What is said about the whole app, above every page. */
export default function ShellNotices(): ReactNode {
  const isCustomerView = useCustomerView();
  return (
    <>
      {isCustomerView && <CustomerViewNotice />}
      <OfflineNotice />
      <LanguageNotice />
      <PageTrouble />
    </>
  );
}
