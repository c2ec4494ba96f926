import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import { describedBy, Field, inputClass } from './Field.tsx';

export interface TextAreaProps extends Omit<
  ComponentProps<'textarea'>,
  'id' | 'aria-describedby' | 'aria-invalid'
> {
  label: ReactNode;
  hint?: ReactNode;
}

/** A field for a text of several lines; whoever wants to see more of it draws it taller. */
export function TextArea({ label, hint, className, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} className={className}>
      <textarea
        {...rest}
        id={id}
        aria-describedby={describedBy(id, hint, undefined)}
        className={cx(inputClass(), 'min-h-24 resize-y py-2')}
      />
    </Field>
  );
}
