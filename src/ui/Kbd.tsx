import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

/** One key, as its keyboard has it: "Ctrl", "/", "↓". */
export function Kbd({ className, ...rest }: ComponentProps<'kbd'>) {
  return (
    <kbd
      translate="no"
      className={cx(
        'rounded-sm border border-line bg-sunken px-1.5 text-xs leading-5 whitespace-nowrap text-muted',
        className,
      )}
      {...rest}
    />
  );
}
