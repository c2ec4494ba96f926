import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import Server from 'lucide-react/icons/server';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { visibleText } from '#ui/visibleText.ts';

/** Shown if no server matches: the search text, and a button that clears search and filters. */
export function NothingFound({ query, onClear }: { query: string; onClear: () => void }): ReactNode {
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-line bg-surface px-6 py-10">
      {/* No status: the count below announces itself. */}
      <p>
        {query.trim() === '' ? (
          <Trans>No server matches these filters.</Trans>
        ) : (
          <Trans>
            No server matches “<bdi translate="no">{visibleText(query)}</bdi>” and these filters.
          </Trans>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onClear}>
          <Trans>Clear search and filters</Trans>
        </Button>
        {query.trim() !== '' && (
          <Link to="/find" search={{ q: query }} className={buttonClass()}>
            <Trans>Look through all servers</Trans>
          </Link>
        )}
      </div>
    </div>
  );
}

/** Shown instead of the list while the account has no servers. */
export function NoServers(): ReactNode {
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
      <Trans>You don’t have any servers yet. Once you do, you’ll see their status and addresses here.</Trans>
    </EmptyState>
  );
}
