import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { FieldError } from './FieldError.tsx';

interface FieldProps {
  /** The id of the control inside. */
  id: string;
  label: ReactNode;
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** Label above, control, then its hint and its error: the one arrangement of every field. */
export function Field({ id, label, labelHidden = false, hint, error, className, children }: FieldProps) {
  return (
    <div className={cx('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-medium'}>
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

/** The ids for `aria-describedby` of the control inside a `Field`. */
export function describedBy(id: string, hint: ReactNode, error: ReactNode): string | undefined {
  return cx(Boolean(error) && `${id}-error`, Boolean(hint) && `${id}-hint`) || undefined;
}

/** The look of a text control; 16 px for fingers, or iOS zooms into the field. */
export function inputClass(invalid = false): string {
  return cx(
    'block h-9 w-full min-w-0 rounded-md border bg-surface px-3 text-base text-fg transition-colors',
    'pointer-coarse:h-11 pointer-coarse:text-lg focus-visible:outline-offset-0',
    '[&[readonly]]:bg-sunken disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted',
    invalid ? 'border-critical' : 'border-line-strong',
  );
}
