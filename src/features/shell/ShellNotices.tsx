import type { ReactNode } from 'react';
import { LanguageNotice } from '#ui/LanguageNotice.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';

/** What concerns every page alike: no connection, or no words in the language wanted. */
export default function ShellNotices(): ReactNode {
  return (
    <>
      <OfflineNotice />
      <LanguageNotice banner />
    </>
  );
}
