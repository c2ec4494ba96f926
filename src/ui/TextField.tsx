import { useLingui } from '@lingui/react/macro';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { Field, describedBy, inputClass } from './Field.tsx';
import { IconButton } from './Button.tsx';
import { cx } from './cx.ts';

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'id' | 'aria-describedby' | 'aria-invalid'> {
  label: ReactNode;
  hint?: ReactNode;
}

/** A field for several lines of text; the user can make it taller. */
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

/** A field for a key or password: hidden until the user shows it, never corrected, never capitalised. */
export function SecretField(props: Omit<TextFieldProps, 'type' | 'end' | 'mono'>) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...props}
      mono
      type={shown ? 'text' : 'password'}
      end={
        <IconButton
          size="sm"
          label={shown ? t`Hide key` : t`Show key`}
          icon={shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}

export interface TextFieldProps extends Omit<
  ComponentProps<'input'>,
  'id' | 'aria-describedby' | 'aria-invalid'
> {
  label: ReactNode;
  /** Keeps the label for screen readers only, where the surroundings already say it. */
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** The problem and its remedy; empty or absent means no error. */
  error?: ReactNode;
  /** A control at the end of the field, such as a toggle. */
  end?: ReactNode;
  /** Monospaced, for keys, addresses and ids. */
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
          translate={mono ? 'no' : undefined}
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
