import { writeCsv } from '#domain/csv.ts';
import type { Plan } from '#domain/plans.ts';
import type { PlanPrices } from '#domain/priceList.ts';
import { regionNames } from '#shared/CatalogNames.tsx';
import type { Names } from '#shared/names.tsx';

/** Column headers are meant for programs, so they are the same in every language. */
const planHead = ['name', 'vcpu', 'ramMb', 'diskGb', 'bandwidthGb', 'region'];

function planCells({ name, vcpu, ramMb, diskGb, bandwidthGb, regions }: Plan, names: Names): string[] {
  const numbers = [vcpu, ramMb, diskGb, bandwidthGb].map((value) =>
    value === undefined ? '' : String(value),
  );
  return [name, ...numbers, regionNames(regions, names)];
}

/** The whole price list as CSV. Amounts are plain decimals; unknown values are empty. */
export function wholesaleCsv(rows: readonly PlanPrices[], names: Names): string {
  return writeCsv(
    ['id', ...planHead, 'wholesale', 'retail', 'profit'],
    rows.map(({ plan, wholesale = '', retail = '', profit = '' }) => [
      plan.id,
      ...planCells(plan, names),
      wholesale,
      retail,
      profit,
    ]),
  );
}

/** CSV that may be given to customers: the plans and the retail prices only. */
export function customersCsv(rows: readonly PlanPrices[], names: Names): string {
  return writeCsv(
    [...planHead, 'price'],
    rows.map(({ plan, retail = '' }) => [...planCells(plan, names), retail]),
  );
}
