import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import { Field, describedBy, inputClass } from './Field.tsx';

export interface TextFieldProps extends Omit<
  ComponentProps<'input'>,
  'id' | 'aria-describedby' | 'aria-invalid'
> {
  label: ReactNode;
  /** Keeps the label for screen readers only, where what stands around it says it. */
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** What is wrong with it and what would be right; there is none while it is empty or absent. */
  error?: ReactNode;
  /** A control inside the field's end, such as a toggle. */
  end?: ReactNode;
  /** Letters of one width, for keys, addresses and ids. */
  mono?: boolean | undefined;
}

export function TextField({
  label,
  labelHidden,
  hint,
  error,
  end,
  mono,
  className,
  ...rest
}: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} labelHidden={labelHidden} hint={hint} error={error} className={className}>
      <div className="relative">
        <input
          type="text"
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className={cx(inputClass(Boolean(error)), mono && 'font-mono', Boolean(end) && 'pe-11')}
        />
        {end && <div className="absolute inset-y-0 inset-e-1 flex items-center">{end}</div>}
      </div>
    </Field>
  );
}
