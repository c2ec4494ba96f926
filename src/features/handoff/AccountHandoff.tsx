import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonClass } from '#ui/buttonClass.ts';
import { HandoffSection } from './HandoffSection.tsx';
import { wholeDashboard } from './handoffTarget.ts';

/**
 * The way into the official dashboard itself, for any page about the account.
 * @param next where in it the way leads; `undefined` for its first page
 */
export function AccountHandoff({ next }: { next?: string | undefined }): ReactNode {
  return (
    <HandoffSection
      key={next}
      target={{ ...wholeDashboard, next }}
      usual={<Trans>its first page</Trans>}
      without={
        <Link to="/sso" className={buttonClass({ size: 'sm' })}>
          <Trans>Open the first page instead</Trans>
        </Link>
      }
    />
  );
}
