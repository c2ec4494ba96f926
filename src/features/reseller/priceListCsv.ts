import type { Configuration } from '#brand/configuration.ts';
import { regionLabel } from '#brand/brandedWords.ts';
import { writeCsv } from '#domain/csv.ts';
import type { Plan } from '#domain/plans.ts';
import type { PlanPrices } from '#domain/priceList.ts';

type Labels = Pick<Configuration, 'brand' | 'regionLabels'>;

/** Column headers are meant for programs, so they are the same in every language. */
const planHead = ['name', 'vcpu', 'ramMb', 'diskGb', 'bandwidthGb', 'region'];

function planCells({ name, vcpu, ramMb, diskGb, bandwidthGb, region }: Plan, labels: Labels): string[] {
  const numbers = [vcpu, ramMb, diskGb, bandwidthGb].map((value) =>
    value === undefined ? '' : String(value),
  );
  return [name, ...numbers, regionLabel(region, labels)];
}

/** The whole price list as CSV. Amounts are plain decimals; unknown values are empty. */
export function wholesaleCsv(rows: readonly PlanPrices[], labels: Labels): string {
  return writeCsv(
    ['id', ...planHead, 'wholesale', 'retail', 'profit'],
    rows.map(({ plan, wholesale = '', retail = '', profit = '' }) => [
      plan.id,
      ...planCells(plan, labels),
      wholesale,
      retail,
      profit,
    ]),
  );
}

/** CSV that may be given to customers: the plans and the retail prices only. */
export function customersCsv(rows: readonly PlanPrices[], labels: Labels): string {
  return writeCsv(
    [...planHead, 'price'],
    rows.map(({ plan, retail = '' }) => [...planCells(plan, labels), retail]),
  );
}
