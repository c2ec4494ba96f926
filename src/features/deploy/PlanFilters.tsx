import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import type { ReactNode } from 'react';
import {
  type MinimumField,
  minimumChoices,
  type Plan,
  type PlanColumn,
  planColumns,
  type PlanMinimums,
} from '#domain/plans.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Button, IconButton } from '#ui/Button.tsx';
import { Select } from '#ui/Select.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import type { PlanViewSearch } from './deploySteps.ts';

/** Which plans are shown, and in which order. */
export interface PlanView {
  readonly column: PlanColumn;
  readonly isDescending: boolean;
  readonly minimums: PlanMinimums;
}

function readMinimum(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}

/** Reads the URL's filters and order; what can't be read is left out. */
export function readPlanView({ sort, order, vcpu, memory, disk }: PlanViewSearch): PlanView {
  return {
    column: planColumns.find((column) => column === sort) ?? 'price',
    isDescending: order === 'desc',
    minimums: { vcpu: readMinimum(vcpu), ramMb: readMinimum(memory), diskGb: readMinimum(disk) },
  };
}

/** The search params of an order; the one that needs none is by price, ascending. */
export function orderSearch(column: PlanColumn, isDescending: boolean): PlanViewSearch {
  return {
    sort: column === 'price' ? undefined : column,
    order: isDescending ? 'desc' : undefined,
  };
}

export const noFilters: PlanViewSearch = { vcpu: undefined, memory: undefined, disk: undefined };

export const columnNames: Record<PlanColumn, MessageDescriptor> = {
  price: msg`Price`,
  perGb: msg`Price per GB memory`,
  vcpu: msg`vCPU`,
  ram: msg`Memory`,
  disk: msg`Disk`,
  traffic: msg`Traffic`,
};

const filters = [
  { param: 'vcpu', field: 'vcpu', label: msg`Min vCPU` },
  { param: 'memory', field: 'ramMb', label: msg`Min memory` },
  { param: 'disk', field: 'diskGb', label: msg`Min disk` },
] as const satisfies readonly {
  param: keyof PlanViewSearch;
  field: MinimumField;
  label: MessageDescriptor;
}[];

interface PlanFiltersProps {
  /** All plans; none while they are loading. */
  plans: readonly Plan[] | undefined;
  /** How many of them are shown. */
  shown: number;
  view: PlanView;
  /** The order isn't chosen by the heads of a table. */
  hasSort: boolean;
  onView: (view: PlanViewSearch) => void;
}

/** How many plans there are, announced when a filter changes it; or that they are loading. */
function PlanCount({ plans, shown: found }: Pick<PlanFiltersProps, 'plans' | 'shown'>): ReactNode {
  const formats = useFormats();
  if (plans === undefined) return <Spinner label={<Trans>Loading plans</Trans>} />;
  const count = plans.length;
  const [shown, total] = [formats.number(found), formats.number(count)];
  return (
    <p role="status" className="text-muted">
      {found === count ? (
        <Plural value={count} one="# plan" other="# plans" />
      ) : (
        <Trans>
          {shown} of {total} plans
        </Trans>
      )}
    </p>
  );
}

/** What a plan must have at least and, above cards, their order. As high while the plans are loading. */
export function PlanFilters({ plans, shown, view, hasSort, onView }: PlanFiltersProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const { column, isDescending, minimums } = view;
  const name = t(columnNames[column]);
  const format: Record<MinimumField, (value: number) => string> = {
    vcpu: formats.number,
    ramMb: formats.memory,
    diskGb: formats.disk,
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {filters.map(({ param, field, label }) => (
          <Select
            key={param}
            label={t(label)}
            value={minimums[field] ?? ''}
            onChange={({ currentTarget: { value } }) => onView({ [param]: value || undefined })}
          >
            <option value="">{t`Any`}</option>
            {minimumChoices(plans ?? [], field, minimums[field]).map((value) => (
              <option key={value} value={value}>
                {format[field](value)}
              </option>
            ))}
          </Select>
        ))}
        {hasSort && (
          <div className="flex min-w-0 items-end gap-1">
            <Select
              label={t`Sort by`}
              className="flex-1"
              value={column}
              onChange={({ currentTarget: { value } }) =>
                onView(orderSearch(planColumns.find((one) => one === value) ?? 'price', isDescending))
              }
            >
              {planColumns.map((one) => (
                <option key={one} value={one}>
                  {t(columnNames[one])}
                </option>
              ))}
            </Select>
            <IconButton
              label={isDescending ? t`Sort ascending` : t`Sort descending`}
              icon={isDescending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />}
              className="pointer-coarse:h-11"
              onClick={() => onView(orderSearch(column, !isDescending))}
            />
          </div>
        )}
      </div>
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 pointer-coarse:min-h-9">
        <PlanCount plans={plans} shown={shown} />
        <p role="status" className="sr-only">
          {isDescending ? t`Sorted by ${name}, descending` : t`Sorted by ${name}, ascending`}
        </p>
        {Object.values(minimums).some((least) => least !== undefined) && (
          <Button size="sm" variant="ghost" onClick={() => onView(noFilters)}>
            <Trans>Clear filters</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}
