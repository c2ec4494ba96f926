import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface ScrollListProps {
  /** The accessible name. */
  label: string;
  /** A maximum height, such as `max-h-48`. */
  className: string;
  /** `<li>`s. */
  children: ReactNode;
}

/** A framed list that scrolls separately, by keyboard too. */
export function ScrollList({ label, className, children }: ScrollListProps) {
  return (
    <ul
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached without a mouse
      tabIndex={0}
      className={cx(
        'shrink-0 overflow-y-auto rounded-md border border-line *:border-b *:border-line *:px-3 last:*:border-b-0',
        className,
      )}
    >
      {children}
    </ul>
  );
}
