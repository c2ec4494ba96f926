import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import type { PlanColumn } from '#domain/plans.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { regionNames } from '#shared/CatalogNames.tsx';
import { useNames } from '#shared/names.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { cx } from '#ui/cx.ts';
import { HeadCell, SortHeadCell, Table } from '#ui/DataTable.tsx';
import { SkeletonRows } from '#ui/Skeleton.tsx';
import type { PlanViewSearch } from './deploySteps.ts';
import { columnNames, orderSearch, type PlanView } from './PlanFilters.tsx';
import { PlanNote, PlanPrice, type PlanRowProps } from './PlanPrice.tsx';

const columns = [
  { column: 'vcpu', width: 'w-[11.5%]' },
  { column: 'ram', width: 'w-[13%]' },
  { column: 'disk', width: 'w-[11%]' },
  { column: 'traffic', width: 'w-[12%]' },
  { column: 'price', width: 'w-[19.5%]' },
  { column: 'perGb', width: 'w-[15.5%]' },
] as const satisfies readonly { column: PlanColumn; width: string }[];

/** Below the bars that stick to the top of the window, so that the columns keep their names. */
const headOffset = 'top-[calc(var(--bar)+2.8rem)]! lg:top-(--bar)! first:rounded-ss-lg last:rounded-se-lg';

const cell = 'px-2.5 py-2 align-baseline';
const numberCell = `${cell} text-end`;

/** One plan. The radio in its head is the control; the mouse may also choose it anywhere in the row. */
function PlanRow({ row, price, group, note, isChosen, onChoose }: PlanRowProps): ReactNode {
  const formats = useFormats();
  const names = useNames();
  const id = useId();
  const { plan, perGb } = row;
  const ids = (...parts: string[]): string => parts.map((part) => `${id}-${part}`).join(' ');
  return (
    <tr
      onClick={({ target }) => {
        // The label chooses by itself, and a drag over the row selects its text.
        const isForRow = !(target as Element).closest('label') && getSelection()?.isCollapsed !== false;
        if (isForRow && !isChosen) onChoose();
      }}
      className={cx(
        'cursor-pointer *:border-b *:border-line last:*:border-b-0',
        isChosen ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <th scope="row" className={cx(cell, 'text-start font-normal')}>
        <label className="flex cursor-pointer items-start gap-2.5">
          <input
            type="radio"
            name={group}
            aria-label={plan.name || plan.id}
            aria-describedby={ids('vcpu', 'ram', 'disk', 'traffic', 'price')}
            checked={isChosen}
            onChange={onChoose}
            className="my-0.5 size-4 shrink-0 scroll-mt-14 scroll-mb-8 cursor-pointer accent-accent pointer-coarse:size-5"
          />
          <span className="min-w-0 wrap-anywhere">
            <span className="block font-semibold">
              <BidiText text={plan.name || plan.id} max={60} />
            </span>
            {plan.regions.length > 0 && (
              <span className="block text-sm text-muted">
                <BidiText text={regionNames(plan.regions, names)} max={60} />
              </span>
            )}
          </span>
        </label>
      </th>
      <td className={numberCell}>
        <span translate="no">{formats.number(plan.vcpu)}</span>
        <span id={ids('vcpu')} hidden>
          <Trans>{formats.number(plan.vcpu)} vCPU</Trans>
        </span>
      </td>
      <td id={ids('ram')} className={numberCell} translate="no">
        {formats.memory(plan.ramMb)}
      </td>
      <td id={ids('disk')} className={numberCell} translate="no">
        {formats.disk(plan.diskGb)}
      </td>
      <td className={numberCell}>
        <span translate="no">{formats.traffic(plan.bandwidthGb)}</span>
        <span id={ids('traffic')} hidden>
          <Trans>{formats.traffic(plan.bandwidthGb)} traffic</Trans>
        </span>
      </td>
      <td id={ids('price')} className={numberCell}>
        <span className="block font-semibold">
          <PlanPrice price={price} isBare />
        </span>
        <PlanNote note={note} className="-ms-8 block whitespace-nowrap" />
      </td>
      <td className={cx(numberCell, 'text-muted')} translate="no">
        {perGb === undefined ? '—' : price.format(perGb)}
      </td>
    </tr>
  );
}

interface PlanTableProps {
  /** `undefined` while the plans are loading. */
  rows: readonly PlanRowProps[] | undefined;
  view: PlanView;
  onView: (view: PlanViewSearch) => void;
}

/** The plans side by side, sorted by the column whose head is pressed. */
export function PlanTable({ rows, view, onView }: PlanTableProps): ReactNode {
  const { t } = useLingui();
  return (
    // No frame that scrolls: in one, the heads would stick to it and not to the window.
    <div className="rounded-lg border border-line bg-surface">
      <Table aria-label={t`Plans`}>
        <thead>
          <tr>
            <HeadCell className={headOffset}>
              <Trans>Plan</Trans>
            </HeadCell>
            {columns.map(({ column, width }) => {
              const isSorted = view.column === column;
              return (
                <SortHeadCell
                  key={column}
                  numeric
                  className={cx(width, headOffset)}
                  sorted={isSorted ? (view.isDescending ? 'descending' : 'ascending') : undefined}
                  onSort={() => onView(orderSearch(column, isSorted && !view.isDescending))}
                >
                  {column === 'price' ? (
                    <Trans>Monthly price</Trans>
                  ) : column === 'perGb' ? (
                    <span className="block text-end leading-3.5 whitespace-normal">
                      <Trans>Per GB memory</Trans>
                    </span>
                  ) : (
                    t(columnNames[column])
                  )}
                </SortHeadCell>
              );
            })}
          </tr>
        </thead>
        <tbody className="[&_td]:h-14">
          {rows === undefined ? (
            <SkeletonRows rows={8} columns={columns.length + 1} />
          ) : (
            rows.map((row) => <PlanRow key={row.row.plan.id} {...row} />)
          )}
        </tbody>
      </Table>
    </div>
  );
}
