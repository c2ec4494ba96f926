import { Trans } from '@lingui/react/macro';
import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AccountPage } from '#features/account/AccountPage.tsx';
import { HandoffSection } from '#features/handoff/HandoffSection.tsx';
import { wholeDashboard } from '#features/handoff/handoffTarget.ts';

export const Route = createFileRoute('/_app/account')({ component: Account });

function Account(): ReactNode {
  return (
    <AccountPage
      handoff={
        <HandoffSection target={wholeDashboard} usual={<Trans>its first page</Trans>} without={undefined} />
      }
    />
  );
}
