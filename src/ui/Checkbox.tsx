import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type CheckboxProps = {
  /** `'some'`: only some of the items that it covers. */
  checked: boolean | 'some';
  /** @param isRange the Shift key was held: the change covers everything from the last one to this one */
  onChange: (checked: boolean, isRange: boolean) => void;
  className?: string | undefined;
} & (
  | { label: ReactNode; labelHidden?: false }
  /** Only an accessible name, for the rows of a table. */
  | { label: string; labelHidden: true }
);

export function Checkbox({ label, labelHidden = false, checked, onChange, className }: CheckboxProps) {
  return (
    <label className={cx('inline-flex cursor-pointer items-start gap-2', className)}>
      <input
        type="checkbox"
        aria-label={typeof label === 'string' && labelHidden ? label : undefined}
        checked={checked === true}
        ref={(input) => {
          // `indeterminate` has no attribute.
          if (input) input.indeterminate = checked === 'some';
        }}
        onChange={({ target, nativeEvent }) =>
          onChange(target.checked, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
        }
        className="my-0.5 size-4 shrink-0 cursor-pointer rounded-sm accent-accent pointer-coarse:size-5"
      />
      {!labelHidden && <span>{label}</span>}
    </label>
  );
}
