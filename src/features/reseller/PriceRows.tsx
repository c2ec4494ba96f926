import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Plan } from '#domain/plans.ts';
import type { PlanPrices } from '#domain/priceList.ts';
import { isOnHold, type Reseller } from '#domain/reseller.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { regionNames } from '#shared/CatalogNames.tsx';
import { useNames } from '#shared/names.tsx';
import { PlanSize } from '#shared/planSize.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Cell, HeadCell, Table, TableFrame, TableRow } from '#ui/DataTable.tsx';
import { tableFits, useMediaQuery } from '#ui/useMediaQuery.ts';

interface PriceColumn {
  readonly name: string;
  readonly head: ReactNode;
  readonly amountOf: (prices: PlanPrices) => string;
  readonly strong?: boolean;
}

/** The price columns; in customer view only what customers pay. */
function useColumns(reseller: Reseller): readonly PriceColumn[] {
  const { money, moneyAlways } = useFormats();
  const isCustomerView = useCustomerView();
  const retailOf = ({ retail }: PlanPrices): string => moneyAlways(retail);
  if (isCustomerView)
    return [{ name: 'price', head: <Trans>Price</Trans>, amountOf: retailOf, strong: true }];
  return [
    {
      name: 'wholesale',
      // The reseller status is not in force, so this may not be a wholesale price.
      head: isOnHold(reseller) ? <Trans>You pay</Trans> : <Trans>Wholesale</Trans>,
      amountOf: ({ wholesale }) => money(wholesale),
    },
    { name: 'retail', head: <Trans>Retail</Trans>, amountOf: retailOf, strong: true },
    { name: 'profit', head: <Trans>Profit</Trans>, amountOf: ({ profit }) => money(profit) },
  ];
}

function PlanName({ plan }: { plan: Plan }): ReactNode {
  const names = useNames();
  return (
    <span className="flex min-w-0 flex-col gap-0.5 whitespace-normal wrap-anywhere">
      <span className="font-medium">
        <BidiText text={plan.name || plan.id} max={80} />
      </span>
      <span className="text-sm text-muted">
        <PlanSize plan={plan} />
        {plan.regions.length > 0 && (
          <>
            <span>{' · '}</span>
            <BidiText text={regionNames(plan.regions, names)} max={60} />
          </>
        )}
      </span>
    </span>
  );
}

interface RowsProps {
  rows: readonly PlanPrices[];
  columns: readonly PriceColumn[];
}

function RowTable({ rows, columns }: RowsProps): ReactNode {
  const { t } = useLingui();
  return (
    <TableFrame className="rounded-t-none border-0">
      <Table aria-label={t`Price list`}>
        <thead>
          <tr>
            <HeadCell className="sm:ps-5">
              <Trans>Plan</Trans>
            </HeadCell>
            {columns.map(({ name, head }) => (
              <HeadCell key={name} numeric className="w-30 last:pe-5 lg:w-36">
                {head}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((prices) => (
            <TableRow key={prices.plan.id}>
              <Cell rowHeader className="py-2 sm:ps-5">
                <PlanName plan={prices.plan} />
              </Cell>
              {columns.map(({ name, amountOf, strong }) => (
                <Cell
                  key={name}
                  numeric
                  translate="no"
                  className={strong ? 'font-semibold tabular-nums last:pe-5' : 'tabular-nums last:pe-5'}
                >
                  {amountOf(prices)}
                </Cell>
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}

function RowCards({ rows, columns }: RowsProps): ReactNode {
  return (
    <ul className="divide-y divide-line">
      {rows.map((prices) => (
        <li key={prices.plan.id} className="flex flex-col gap-2 px-4 py-3">
          <PlanName plan={prices.plan} />
          <dl className="grid grid-cols-3 gap-x-3">
            {columns.map(({ name, head, amountOf, strong }) => (
              <div key={name} className="min-w-0">
                <dt className="text-sm text-muted">{head}</dt>
                <dd translate="no" className={strong ? 'font-semibold tabular-nums' : 'tabular-nums'}>
                  {amountOf(prices)}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** The plans with their prices, in the order of `rows`; a table, or cards on narrow screens. */
export function PriceRows({ rows, reseller }: { rows: RowsProps['rows']; reseller: Reseller }): ReactNode {
  const columns = useColumns(reseller);
  return useMediaQuery(tableFits) ? (
    <RowTable rows={rows} columns={columns} />
  ) : (
    <RowCards rows={rows} columns={columns} />
  );
}
