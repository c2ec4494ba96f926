import { type ReactNode, type SyntheticEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import X from 'lucide-react/icons/x';
import { useLingui } from '@lingui/react/macro';
import { cx } from './cx.ts';
import { IconButton } from './Button.tsx';
import type { Elements } from './Trans.tsx';

export interface DialogProps {
  title: ReactNode;
  children: Elements;
  /** The footer's buttons, the main one last. */
  actions?: ReactNode;
  /** Why the action failed. The dialog stays open with it. */
  error?: ReactNode;
  /** Makes head, body and actions one form; its submit button is among the actions. */
  onSubmit?: (() => void) | undefined;
  /** Called on Escape or the ✕; the owner then stops rendering the dialog. */
  onClose: () => void;
  /** `false` while something in progress must stay visible: no ✕, Escape does nothing. */
  dismissable?: boolean | undefined;
  size?: 'sm' | 'md' | 'lg' | undefined;
  /** `top` for one with a field and results below it: a keyboard on the screen covers the lower half. */
  at?: 'middle' | 'top' | undefined;
}

const widths = { sm: 'max-w-md', md: 'max-w-lg', lg: 'max-w-2xl' };

/**
 * A modal dialog built on `<dialog>`: render it to open it, stop rendering it to close it. The focus moves in, is
 * trapped, and returns to where it was.
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
  at = 'middle',
}: DialogProps) {
  const { t } = useLingui();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  // Closed before React removes it from the page: only `close()` returns the focus.
  useLayoutEffect(() => {
    const element = dialog.current;
    markScrollbar();
    element?.showModal();
    initialFocus(element)?.focus();
    return () => element?.close();
  }, []);

  // In a long dialog the error is below the fold.
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

  // Rendered in the body, so that it can be used anywhere, including inside a paragraph or a table row.
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
        at === 'top' ? 'mx-auto mt-[min(4rem,4dvh)] mb-auto' : 'm-auto',
        'w-[calc(100%-2rem)] flex-col rounded-lg border border-line bg-raised text-fg shadow-high open:flex',
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

/** The initial focus: the first field, else the first action (the harmless one); not the ✕, which comes first. */
function initialFocus(dialog: HTMLDialogElement | null): HTMLElement | null | undefined {
  return (
    dialog?.querySelector<HTMLElement>('input, select, textarea') ??
    dialog?.querySelector<HTMLElement>('[data-actions] :is(button, a)')
  );
}

/** Tells the style sheet whether the space of a scrollbar has to be kept; a dialog over a dialog changes nothing. */
function markScrollbar(): void {
  const root = document.documentElement;
  if (root.querySelector('dialog:modal')) return;
  root.toggleAttribute('data-scrollbar', window.innerWidth > root.clientWidth);
}
