import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { visibleText } from '#ui/visibleText.ts';

/** Nothing is found: what was looked for, and the way back to everything. */
export default function NothingFound({ query, onClear }: { query: string; onClear: () => void }): ReactNode {
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
