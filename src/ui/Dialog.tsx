import { type ReactNode, type SyntheticEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import X from 'lucide-react/icons/x';
import { useLingui } from '@lingui/react/macro';
import { cx } from './cx.ts';
import { IconButton } from './Button.tsx';

export interface DialogProps {
  title: ReactNode;
  children: ReactNode;
  /** The footer's buttons, the main one last. */
  actions?: ReactNode;
  /** Why what was asked didn't happen. The dialog stays open with it. */
  error?: ReactNode;
  /** Makes head, body and actions one form: its submit button lies among the actions. */
  onSubmit?: (() => void) | undefined;
  /** Asked to close by Escape or the ✕; the owner then stops rendering the dialog. */
  onClose: () => void;
  /** `false` while something is under way that must not be lost from sight: no ✕, Escape does nothing. */
  dismissable?: boolean | undefined;
  size?: 'sm' | 'md' | 'lg' | undefined;
}

const widths = { sm: 'max-w-md', md: 'max-w-lg', lg: 'max-w-2xl' };

/**
 * A modal dialog on the platform's own: render it to open it, stop rendering it to close it. Focus goes in, is kept in,
 * and returns to where it was.
 */
export function Dialog({
  title,
  children,
  actions,
  error,
  onSubmit,
  onClose,
  dismissable = true,
  size = 'md',
}: DialogProps) {
  const { t } = useLingui();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  // Closed before React takes it out of the page: only `close()` gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    noteScrollbar();
    element?.showModal();
    firstStop(element)?.focus();
    return () => element?.close();
  }, []);

  // In a long dialog it comes below the fold.
  const problem = useRef<HTMLDivElement>(null);
  const hasProblem = Boolean(error);
  useEffect(() => {
    if (hasProblem) problem.current?.scrollIntoView?.({ block: 'nearest' });
  }, [hasProblem]);

  const Frame = onSubmit ? 'form' : 'div';
  const cancel = (event: SyntheticEvent) => {
    if (event.target !== dialog.current) return;
    event.preventDefault();
    if (dismissable) onClose();
  };

  // In the body, so that it may be asked for anywhere, a paragraph or a table row included.
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keeps events from the page behind
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={cancel}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        // Browsers let a second Escape through even where `cancel` was prevented.
        if (event.key === 'Escape' && !dismissable) event.preventDefault();
      }}
      className={cx(
        'm-auto w-[calc(100%-2rem)] flex-col rounded-lg border border-line bg-raised text-fg shadow-high open:flex',
        'max-h-[calc(100dvh-2rem)] overflow-hidden',
        widths[size],
      )}
    >
      <Frame
        className="flex min-h-0 flex-col"
        {...(onSubmit && {
          noValidate: true,
          onSubmit: (event: SyntheticEvent) => {
            event.preventDefault();
            onSubmit();
          },
        })}
      >
        <div className="flex items-start gap-4 px-5 pt-3.5 pb-2.5">
          <h2 id={titleId} className="min-w-0 flex-1 py-1.5 text-lg font-semibold wrap-anywhere">
            {title}
          </h2>
          {dismissable && (
            <IconButton
              label={t`Close`}
              icon={<X aria-hidden="true" />}
              onClick={onClose}
              className="-me-1.5"
            />
          )}
        </div>
        <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pb-5">
          {children}
          {error && (
            <div
              ref={problem}
              role="alert"
              className="scroll-mb-5 rounded-md border border-critical-line bg-critical-soft px-3 py-2 text-critical"
            >
              {error}
            </div>
          )}
        </div>
        {actions && (
          <div
            data-actions=""
            className="flex flex-wrap-reverse justify-end gap-2 border-t border-line bg-canvas px-5 py-3 max-sm:*:flex-1"
          >
            {actions}
          </div>
        )}
      </Frame>
    </dialog>,
    document.body,
  );
}

/** Where work begins: the first field, else the first of the actions (the harmless one); not the ✕, which comes first. */
function firstStop(dialog: HTMLDialogElement | null): HTMLElement | null | undefined {
  return (
    dialog?.querySelector<HTMLElement>('input, select, textarea') ??
    dialog?.querySelector<HTMLElement>('[data-actions] :is(button, a)')
  );
}

/** Tells the style sheet whether there is a scrollbar whose place has to be kept; a dialog over a dialog changes nothing. */
function noteScrollbar(): void {
  const root = document.documentElement;
  if (root.querySelector('dialog:modal')) return;
  root.toggleAttribute('data-scrollbar', window.innerWidth > root.clientWidth);
}
