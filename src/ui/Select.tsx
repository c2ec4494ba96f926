import { type ComponentProps, type ReactNode, useId } from 'react';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { cx } from './cx.ts';
import { Field, describedBy, inputClass } from './Field.tsx';

export interface SelectProps extends Omit<
  ComponentProps<'select'>,
  'id' | 'aria-describedby' | 'aria-invalid' | 'multiple'
> {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Keeps the label for screen readers only, in a filter bar. */
  labelHidden?: boolean | undefined;
  /** `<option>`s and `<optgroup>`s. */
  children: ReactNode;
}

export function Select({
  label,
  hint,
  error,
  labelHidden = false,
  className,
  children,
  ...rest
}: SelectProps) {
  const id = useId();
  return (
    <Field id={id} label={label} labelHidden={labelHidden} hint={hint} error={error} className={className}>
      <div className="relative">
        <select
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className={cx(inputClass(Boolean(error)), 'appearance-none truncate pe-9')}
        >
          {children}
        </select>
        <ChevronDown
          className="pointer-events-none absolute inset-y-0 inset-e-3 my-auto size-4 text-muted"
          aria-hidden="true"
        />
      </div>
    </Field>
  );
}
