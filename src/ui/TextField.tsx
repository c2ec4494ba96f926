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

/** A field for a key or password: hidden until asked for, never corrected, never capitalised. */
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
          label={shown ? t`Hide what is typed` : t`Show what is typed`}
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
