import { Trans, useLingui } from '@lingui/react/macro';
import CircleOff from 'lucide-react/icons/circle-off';
import type { ReactNode } from 'react';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { usePageTitle } from '#brand/BrandContext.ts';
import { useCustomerView } from '#shared/customerView.ts';
import { MissingScope } from '#shared/MissingScope.tsx';
import { useScope } from '#session/scopes.ts';
import { useReseller } from '#shared/useReseller.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { PriceListSection } from './PriceListSection.tsx';
import { ResellerFacts } from './ResellerFacts.tsx';

function KeyWarning(): ReactNode {
  return (
    <Notice tone="caution" title={<Trans>Never give a customer a key for this account</Trans>}>
      <Trans>
        It gives access to every server of the account, including all your customers’, and can spend its
        balance. Customers need their own accounts and keys.
      </Trans>
    </Notice>
  );
}

function Content(): ReactNode {
  const isDenied = useScope('account:read') === 'denied';
  const isCustomerView = useCustomerView();
  const { reseller, error, isFetching, retry } = useReseller();
  if (isDenied) {
    return (
      <Notice tone="info">
        <p>
          <MissingScope scope="account:read" />{' '}
          <Trans>Without it we can’t tell whether this account is a reseller.</Trans>
        </p>
      </Notice>
    );
  }
  if (reseller === null) {
    return (
      <EmptyState icon={<CircleOff />} heading={<Trans>This account isn’t a reseller</Trans>}>
        <Trans>It has no reseller details in the API, so there are no wholesale prices to show.</Trans>
      </EmptyState>
    );
  }
  if (reseller === undefined) {
    return error === null ? (
      <Spinner label={<Trans>Loading reseller details</Trans>} centred />
    ) : (
      <ApiErrorPanel
        what={<Trans>Couldn’t load the reseller details.</Trans>}
        error={error}
        retrying={isFetching}
        onRetry={retry}
      />
    );
  }
  return (
    <>
      {error !== null && (
        <ApiErrorPanel
          what={<Trans>Couldn’t refresh the reseller details. You’re seeing earlier data.</Trans>}
          error={error}
          retrying={isFetching}
          onRetry={retry}
        />
      )}
      {!isCustomerView && (
        <>
          <KeyWarning />
          <ResellerFacts reseller={reseller} />
        </>
      )}
      <PriceListSection reseller={reseller} />
    </>
  );
}

/** `/reseller`: the account's reseller status, and the customers' prices beside the account's. */
export function ResellerPage(): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`Reseller`);
  return (
    <>
      <PageHeader title={t`Reseller`} />
      <Content />
    </>
  );
}
