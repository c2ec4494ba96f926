import { cx } from './cx.ts';

/** A bar in place of text that is loading. Hidden from screen readers: the page says in words that it is loading. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden="true" className={cx('breathing block h-3 rounded-sm bg-line', className)} />;
}

const lengths = ['w-11/12', 'w-4/5', 'w-full', 'w-2/3'];

/** Lines in place of text that is loading. */
export function SkeletonLines({ lines = 3 }: { lines?: number | undefined }) {
  return (
    <span aria-hidden="true" className="flex flex-col gap-3 py-1">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className={lengths[line % lengths.length]} />
      ))}
    </span>
  );
}

const widths = ['w-3/5', 'w-2/3', 'w-4/5', 'w-1/2'];

/** Rows of a table that is loading, as high as the real rows; put them into its `<tbody>`. */
export function SkeletonRows({ rows = 6, columns }: { rows?: number | undefined; columns: number }) {
  return Array.from({ length: rows }, (_, row) => (
    <tr key={row} aria-hidden="true" className="*:border-b *:border-line last:*:border-b-0">
      {Array.from({ length: columns }, (_cell, column) => (
        <td key={column} className="h-(--row-height,2.75rem) px-2.5">
          <Skeleton className={widths[(row + column) % widths.length]} />
        </td>
      ))}
    </tr>
  ));
}
