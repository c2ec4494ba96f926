import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { MissingScope } from '#shared/MissingScope.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import type { Listing } from './useCatalog.ts';

interface ListingStateProps {
  listing: Listing<unknown>;
  /** What could not be loaded, as a sentence. */
  failed: ReactNode;
  loading: ReactNode;
  /** In the list's place where the key may not read it. */
  typed: ReactNode;
}

/** In a list's place until it is there: on its way, not to be had, or forbidden, where the id can be typed. */
export function ListingState({ listing, failed, loading, typed }: ListingStateProps): ReactNode {
  if (listing.rows !== undefined) return null;
  if (listing.isForbidden) {
    return (
      <>
        <Notice tone="info">
          <MissingScope scope="account:read" />{' '}
          <Trans>Without it the catalog can’t be shown; ids can be typed instead.</Trans>
        </Notice>
        {typed}
      </>
    );
  }
  if (listing.error === undefined) return <Spinner label={loading} />;
  return (
    <ApiErrorPanel
      what={failed}
      error={listing.error}
      retrying={listing.isFetching}
      onRetry={listing.retry}
    />
  );
}
