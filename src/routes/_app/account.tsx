import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AccountPage } from '#features/account/AccountPage.tsx';
import { AccountHandoff } from '#features/handoff/HandoffPage.tsx';

export const Route = createFileRoute('/_app/account')({ component: Account });

function Account(): ReactNode {
  return <AccountPage handoff={<AccountHandoff />} />;
}
