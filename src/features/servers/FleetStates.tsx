import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import Server from 'lucide-react/icons/server';
import type { ReactNode } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { visibleText } from '#ui/visibleText.ts';

interface FleetUnreadProps {
  error: ApiError;
  /** When what is shown was read, in milliseconds since 1970 UTC; 0 where nothing is. */
  readAt: number;
  retrying: boolean;
  onRetry: () => void;
}

/** Why the servers could not be read, and from when those are that are shown. */
export function FleetUnread({ readAt, ...panel }: FleetUnreadProps): ReactNode {
  const formats = useFormats();
  return (
    <ApiErrorPanel
      {...panel}
      what={
        readAt === 0 ? (
          <Trans>The servers could not be loaded.</Trans>
        ) : (
          <Trans>The servers could not be updated. What is shown is from {formats.time(readAt)}.</Trans>
        )
      }
    />
  );
}

/** Nothing is found: what was looked for, and the way back to everything. */
export function NothingFound({ query, onClear }: { query: string; onClear: () => void }): ReactNode {
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-line bg-surface px-6 py-10">
      <p role="status">
        {query.trim() === '' ? (
          <Trans>No server fits these filters.</Trans>
        ) : (
          <Trans>
            No server fits “<bdi>{visibleText(query)}</bdi>” and these filters.
          </Trans>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onClear}>
          <Trans>Clear search and filters</Trans>
        </Button>
        {query.trim() !== '' && (
          <Link to="/find" search={{ q: query }} className={buttonClass()}>
            <Trans>Find it among all servers</Trans>
          </Link>
        )}
      </div>
    </div>
  );
}

/** The list of an account that has no servers yet. */
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
      <Trans>
        This account has no servers yet. Once there is one, it is listed here with its state and addresses.
      </Trans>
    </EmptyState>
  );
}
