import type { ComponentProps, ReactNode } from 'react';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import { cx } from './cx.ts';
import { useMediaQuery } from './useMediaQuery.ts';

/**
 * The scrolling frame: with a height (`className`) the head stays visible. It is only presentation: the caller owns
 * rows, order and selection, and may put spacer rows of a virtualised list among the rows.
 */
export function TableFrame({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      {...rest}
      className={cx(
        'relative min-w-0 overflow-auto rounded-lg border border-line bg-surface print:max-h-none! print:overflow-visible',
        className,
      )}
    />
  );
}

/** `table-fixed` keeps the column widths stable while rows change: set the widths on the head cells. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <table
      {...rest}
      className={cx('w-full table-fixed border-separate border-spacing-0 text-start', className)}
    />
  );
}

export type SortDirection = 'ascending' | 'descending';

export interface HeadCellProps {
  /** A width, such as `w-40`; one column may omit it and takes the remaining space. */
  className?: string | undefined;
  /** Aligned to the end, for numbers. */
  numeric?: boolean | undefined;
  children: ReactNode;
}

const headCell = 'sticky top-0 z-10 h-9 border-b border-line bg-canvas text-sm font-medium text-muted';

/** `control`: the head of a column of checkboxes or buttons. */
export function HeadCell({
  className,
  numeric = false,
  control = false,
  children,
}: HeadCellProps & { control?: boolean | undefined }) {
  const place = control
    ? 'px-2 text-center'
    : numeric
      ? 'px-(--cell-x,0.625rem) text-end'
      : 'px-(--cell-x,0.625rem) text-start';
  return (
    <th scope="col" className={cx(headCell, place, className)}>
      {children}
    </th>
  );
}

export interface SortHeadCellProps extends HeadCellProps {
  /** How the rows are sorted by this column, if they are. */
  sorted: SortDirection | undefined;
  onSort: () => void;
}

export function SortHeadCell({ className, numeric = false, sorted, onSort, children }: SortHeadCellProps) {
  const Arrow = sorted === 'ascending' ? ArrowUp : sorted === 'descending' ? ArrowDown : ChevronsUpDown;
  // On paper there is nothing to press.
  const Head = useMediaQuery('print') ? 'span' : 'button';
  return (
    <th
      scope="col"
      aria-sort={sorted ?? 'none'}
      className={cx(headCell, 'px-(--cell-x,0.625rem)', className)}
    >
      <Head
        type={Head === 'button' ? Head : undefined}
        onClick={onSort}
        className={cx(
          'group/sort -mx-1.5 flex h-7 max-w-[calc(100%+0.75rem)] items-center gap-1 rounded-sm px-1.5 transition-colors hover:text-fg',
          'focus-visible:outline-offset-0',
          numeric && 'ms-auto flex-row-reverse',
          sorted && 'text-fg',
        )}
      >
        <span className="truncate">{children}</span>
        <Arrow
          aria-hidden="true"
          className={cx(
            'size-3.5 shrink-0',
            !sorted &&
              'opacity-0 transition-opacity group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100 pointer-coarse:opacity-60',
          )}
        />
      </Head>
    </th>
  );
}

export interface TableRowProps extends ComponentProps<'tr'> {
  selected?: boolean | undefined;
  /** Outdated, or being removed: still readable, but quieter. */
  dimmed?: boolean | undefined;
}

export function TableRow({ selected = false, dimmed = false, className, ...rest }: TableRowProps) {
  return (
    <tr
      {...rest}
      aria-selected={selected || undefined}
      className={cx(
        'group/row *:border-b *:border-line last:*:border-b-0',
        selected ? 'bg-accent-soft' : 'hover:bg-hover',
        dimmed && 'text-muted',
        className,
      )}
    />
  );
}

export interface CellProps extends ComponentProps<'td'> {
  numeric?: boolean | undefined;
  /** Secondary information: age, size. */
  quiet?: boolean | undefined;
  /** Contains a checkbox or a button and nothing else: nothing is cut off. */
  control?: boolean | undefined;
  /** Names the row for screen readers. */
  rowHeader?: boolean | undefined;
}

/**
 * 44 px high, or as `--row-height` says, one line: longer text ends in an ellipsis. Interactive content needs no extra
 * space.
 */
export function Cell({
  numeric = false,
  quiet = false,
  control = false,
  rowHeader = false,
  className,
  ...rest
}: CellProps) {
  const Tag = rowHeader ? 'th' : 'td';
  return (
    <Tag
      {...rest}
      scope={rowHeader ? 'row' : undefined}
      className={cx(
        'h-(--row-height,2.75rem) py-0',
        rowHeader && 'text-start font-normal',
        control ? 'px-2 text-center' : 'truncate px-(--cell-x,0.625rem)',
        numeric && 'text-end',
        quiet && 'text-muted',
        className,
      )}
    />
  );
}

/** The class of the link that opens a row. */
export const rowLinkClass =
  'rounded-sm font-medium text-fg underline-offset-2 hover:text-accent-text hover:underline';
