import type { Configuration } from '#brand/configuration.ts';
import { regionLabel } from '#brand/brandedWords.ts';
import { writeCsv } from '#domain/csv.ts';
import type { Plan } from '#domain/plans.ts';
import type { PlanPrices } from '#domain/priceList.ts';

type Labels = Pick<Configuration, 'brand' | 'regionLabels'>;

/** The heads of the columns: names for programs, the same in every language. */
const planHead = ['name', 'vcpu', 'ramMb', 'diskGb', 'bandwidthGb', 'region'];

function planCells({ name, vcpu, ramMb, diskGb, bandwidthGb, region }: Plan, labels: Labels): string[] {
  const numbers = [vcpu, ramMb, diskGb, bandwidthGb].map((value) =>
    value === undefined ? '' : String(value),
  );
  return [name, ...numbers, regionLabel(region, labels)];
}

/** The whole price list, amounts as plain decimals; what nobody can tell is empty. */
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

/** What may be given to customers: the plans and what they pay for them. */
export function customersCsv(rows: readonly PlanPrices[], labels: Labels): string {
  return writeCsv(
    [...planHead, 'price'],
    rows.map(({ plan, retail = '' }) => [...planCells(plan, labels), retail]),
  );
}
