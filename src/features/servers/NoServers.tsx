import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Server } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '#ui/buttonClass.ts';
import { EmptyState } from '#ui/EmptyState.tsx';

/** The list of an account that has no servers yet. */
export default function NoServers(): ReactNode {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<Server />}
      heading={t`Deploy your first server`}
      action={
        <Link to="/deploy/{-$step}" className={buttonClass({ variant: 'primary' })}>
          <Trans>Deploy a server</Trans>
        </Link>
      }
    >
      <Trans>
        This account has no servers yet. Once there is one, it is listed here with its state and addresses.
      </Trans>
    </EmptyState>
  );
}
