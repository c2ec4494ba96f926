import { Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import Package from 'lucide-react/icons/package';
import type { ReactNode } from 'react';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { useBrand } from '#brand/BrandContext.ts';
import { UnreadableRows } from '#shared/ListNotices.tsx';
import { useListProducts } from '#api/generated/catalog/catalog.ts';
import { readPlans } from '#domain/plans.ts';
import { priceList } from '#domain/priceList.ts';
import { pricingOf, type Reseller } from '#domain/reseller.ts';
import { useCustomerView } from '#shared/customerView.ts';
import { useNames } from '#shared/names.tsx';
import { Button } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { download } from '#ui/download.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { customersCsv, wholesaleCsv } from './priceListCsv.ts';
import { PriceRows } from './PriceRows.tsx';
import { PricingWords } from './PricingWords.tsx';

/** Each plan's price for the account and its customers, and the profit; in customer view only the customers' price. */
export function PriceListSection({ reseller }: { reseller: Reseller }): ReactNode {
  const { t } = useLingui();
  const brand = useBrand();
  const names = useNames();
  const isCustomerView = useCustomerView();
  const products = useListProducts({
    query: { select: readPlans, staleTime: 300_000, gcTime: 1_800_000 },
  });
  const pricing = pricingOf(brand.pricing, reseller);
  const rows = priceList(products.data?.plans ?? [], pricing);

  function exportCsv(): void {
    const [name, csv] = isCustomerView
      ? ['price-list.csv', customersCsv(rows, names)]
      : ['wholesale-and-retail.csv', wholesaleCsv(rows, names)];
    download(name, 'text/csv;charset=utf-8', csv);
  }
  if (products.data === undefined) {
    return products.error === null ? (
      <Spinner label={<Trans>Loading plans</Trans>} centred />
    ) : (
      <ApiErrorPanel
        what={<Trans>Couldn’t load the plans.</Trans>}
        error={products.error}
        retrying={products.isFetching}
        onRetry={() => void products.refetch()}
      />
    );
  }
  return (
    <>
      {products.data.unreadable > 0 && <UnreadableRows count={products.data.unreadable} />}
      <Section
        heading={t`Price list`}
        description={
          isCustomerView ? (
            <Trans>The monthly price of each plan.</Trans>
          ) : (
            <PricingWords pricing={pricing} isFromOperator={brand.pricing.marginPercent !== null} />
          )
        }
        actions={
          rows.length > 0 && (
            <Button size="sm" onClick={exportCsv}>
              <Download aria-hidden="true" />
              <Trans>Export as CSV</Trans>
            </Button>
          )
        }
        flush={rows.length > 0}
      >
        {rows.length > 0 ? (
          <PriceRows rows={rows} reseller={reseller} />
        ) : (
          <EmptyState icon={<Package />} heading={<Trans>No plans available</Trans>}>
            <Trans>There are no plans for this account right now.</Trans>
          </EmptyState>
        )}
      </Section>
    </>
  );
}
