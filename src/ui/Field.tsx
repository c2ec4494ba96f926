import CircleAlert from 'lucide-react/icons/circle-exclamation-point';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import type { Elements } from './Trans.tsx';

/** The error of a field, under or above it. The live region exists before its text, or it would not be announced. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} aria-live="polite" className="empty:-mt-1.5">
      {children && (
        <p className="flex items-start gap-1.5 text-sm text-critical">
          <CircleAlert className="mt-0.75 size-3.5 shrink-0" aria-hidden="true" />
          <span className="min-w-0">{children}</span>
        </p>
      )}
    </div>
  );
}

interface FieldProps {
  /** The id of the control inside. */
  id: string;
  label: ReactNode;
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string | undefined;
  children: Elements;
}

/** The one layout of every field: label above, control, then its hint and its error. */
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

/** The look of a text control; 16 px for touch, or iOS zooms into the field. */
export function inputClass(invalid = false): string {
  return cx(
    'block h-9 w-full min-w-0 rounded-md border bg-surface px-3 text-base text-fg transition-colors',
    'pointer-coarse:h-11 pointer-coarse:text-lg focus-visible:outline-offset-0',
    '[&[readonly]]:bg-sunken disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted',
    invalid ? 'border-critical' : 'border-line-strong',
  );
}
