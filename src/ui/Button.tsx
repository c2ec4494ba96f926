import LoaderCircle from 'lucide-react/icons/loader-circle';
import type { ComponentProps, MouseEvent, ReactElement, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './buttonClass.ts';
import { cx } from './cx.ts';
import { useReason } from './useReason.ts';

/** Why a control can't be used now: text, or text with a link to a remedy. */
export type Reason = string | ReactElement;

export interface ButtonProps extends Omit<
  ComponentProps<'button'>,
  | 'disabled'
  | 'type'
  | 'aria-disabled'
  | 'aria-busy'
  | 'aria-describedby'
  | 'onPointerEnter'
  | 'onPointerLeave'
  | 'onFocus'
  | 'onBlur'
  | 'onKeyDown'
> {
  children: ReactNode;
  type?: 'button' | 'submit' | undefined;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  square?: boolean | undefined;
  /** The request is in progress: clicks are ignored, the width stays. */
  busy?: boolean | undefined;
  /**
   * Makes the button unavailable and says why. There is no `disabled`: an unavailable button always has a reason, keeps
   * the focus (`aria-disabled`) and shows the reason on hover and focus.
   */
  disabledReason?: Reason | undefined;
  /** The id of what is to be known before it is pressed. */
  describedBy?: string | undefined;
}

interface ReasonBubbleProps extends Omit<ReturnType<typeof useReason>, 'onButton'> {
  children: ReactNode;
}

/** The reason why something can't be used, as useReason() opens it. */
export function ReasonBubble({ reasonId, bubble, onBubble, children }: ReasonBubbleProps) {
  return (
    // The padding lets the pointer move from the button into the bubble.
    <span
      ref={bubble}
      {...onBubble}
      popover="manual"
      className="fixed inset-auto m-0 max-w-72 overflow-visible bg-transparent py-1.5"
    >
      <span
        id={reasonId}
        className="block rounded-md border border-line bg-raised px-3 py-2 text-sm font-normal text-pretty whitespace-normal text-fg shadow-high [&_a]:text-accent-text [&_a]:underline"
      >
        {children}
      </span>
    </span>
  );
}

export function Button({
  children,
  variant,
  size,
  square,
  busy = false,
  disabledReason,
  describedBy,
  className,
  onClick,
  type,
  ...rest
}: ButtonProps) {
  const unavailable = disabledReason !== undefined;
  const inert = unavailable || busy;
  const { onButton, ...reason } = useReason(unavailable);
  const swallowOrClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (inert) {
      // Also keeps an unavailable submit button from submitting its form.
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    onClick?.(event);
  };
  // The button always comes first, so that it keeps the focus when its reason appears or disappears.
  return (
    <>
      <button
        {...rest}
        {...onButton}
        type={type === 'submit' ? 'submit' : 'button'}
        onClick={swallowOrClick}
        aria-disabled={inert || undefined}
        aria-busy={busy || undefined}
        aria-describedby={unavailable ? reason.reasonId : describedBy}
        className={cx(
          buttonClass({ variant, size, square, unavailable }),
          busy && 'cursor-progress',
          className,
        )}
      >
        {/* Transparent, not hidden: the text still provides the name and the width. */}
        <span className={cx('inline-flex min-w-0 items-center gap-1.5', busy && 'opacity-0')}>
          {children}
        </span>
        {busy && (
          <span className="absolute inset-0 grid place-items-center" aria-hidden="true">
            <LoaderCircle className="turning" />
          </span>
        )}
      </button>
      {unavailable && <ReasonBubble {...reason}>{disabledReason}</ReasonBubble>}
    </>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'square' | 'aria-label' | 'title'> {
  /** The accessible name, also shown as a tooltip. */
  label: string;
  /** One icon from lucide-react; its size follows the button's. */
  icon: ReactNode;
}

export function IconButton({ label, icon, variant = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Button {...rest} variant={variant} square aria-label={label} title={label}>
      {icon}
    </Button>
  );
}
