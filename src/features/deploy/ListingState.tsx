import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { MissingScope } from '#shared/MissingScope.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { Elements } from '#ui/Trans.tsx';
import type { Listing } from './useCatalog.ts';

interface ListingStateProps {
  listing: Listing<unknown>;
  /** A sentence saying what could not be loaded. */
  failed: ReactNode;
  /** Shown instead of the list if the key may not read it. */
  typedFallback: Elements;
}

/** Shown instead of a list that isn't there: forbidden, in which case the id can be typed, failed, or waiting offline. */
export function ListingState({ listing, failed, typedFallback }: ListingStateProps): ReactNode {
  if (listing.isForbidden) {
    return (
      <>
        <Notice tone="info">
          <p>
            <MissingScope scope="account:read" />{' '}
            <Trans>Without it we can’t show the catalog, but you can type IDs instead.</Trans>
          </p>
        </Notice>
        {typedFallback}
      </>
    );
  }
  if (listing.error === undefined) {
    return (
      <p className="text-muted">
        <Trans>You’re offline.</Trans>
      </p>
    );
  }
  return (
    <ApiErrorPanel
      what={failed}
      error={listing.error}
      retrying={listing.isFetching}
      onRetry={listing.retry}
    />
  );
}
