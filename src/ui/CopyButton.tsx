import {
  lazy,
  type ReactNode,
  type Ref,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from './Button.tsx';
import type { ButtonSize, ButtonVariant } from './buttonClass.ts';
import { cx } from './cx.ts';
import { openBeside } from './openBeside.ts';

interface NamedByText {
  /** The name of the text, completing "Copy …": "IP address", "request id". */
  what: string;
  /** Shows "Copy {what}" beside the icon; otherwise the icon alone, with the same name. */
  labelled?: boolean | undefined;
  label?: undefined;
  name?: undefined;
}

/** For what is named by more than what it shows: "Copy link", whose name says to which page. */
interface NamedApart {
  what?: undefined;
  labelled?: undefined;
  /** Shown beside the icon. */
  label: string;
  /** The whole name, which begins with the label. */
  name: string;
}

export type CopyButtonProps = (NamedByText | NamedApart) & {
  text: string;
  size?: ButtonSize | undefined;
  variant?: ButtonVariant | undefined;
  /** Shown instead of "Copied", such as a warning about the clipboard's history. */
  copiedNote?: ReactNode;
  /** Called instead of showing the text in a dialog, where a field already shows it and it can be selected there. */
  onRefused?: (() => void) | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
  className?: string | undefined;
};

/** Needed only where the browser refuses the clipboard. */
const ManualCopyDialog = lazy(() => import('./ManualCopyDialog.tsx'));

/** What came of copying; `refused`: the browser refuses the clipboard. */
type CopyOutcome = { readonly is: 'idle' } | { readonly is: 'copied' | 'refused'; readonly text: string };

const idle: CopyOutcome = { is: 'idle' };

/** How long "Copied" is shown, in milliseconds. */
const shownFor = 2_500;

/**
 * What came of the last text that was copied, until it was shown for a while; `copy` never rejects.
 * @param onRefused called instead of showing the text, where the browser refuses the clipboard
 */
export function useCopy(onRefused?: () => void) {
  const [outcome, setOutcome] = useState(idle);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const reset = (): void => {
    clearTimeout(timer.current);
    setOutcome(idle);
  };
  const copy = async (text: string): Promise<void> => {
    reset();
    try {
      // `clipboard` is undefined outside a secure context; the error is handled the same way.
      await navigator.clipboard.writeText(text);
      setOutcome({ is: 'copied', text });
      timer.current = setTimeout(reset, shownFor);
    } catch {
      if (onRefused === undefined) setOutcome({ is: 'refused', text });
      else onRefused();
    }
  };
  return { outcome, copy, reset };
}

interface CopiedProps extends Pick<CopiedBubbleProps, 'anchor'>, ReturnType<typeof useCopy> {
  /** The title of the dialog that shows the text where the browser refuses the clipboard. */
  title: string;
  /** Shown instead of "Copied". */
  note?: ReactNode;
}

/** Says what came of copying, to all users. */
export function Copied({ outcome, reset, title, note = <Trans>Copied</Trans>, anchor }: CopiedProps) {
  return (
    <>
      <span role="status" className="sr-only">
        {outcome.is === 'copied' && note}
      </span>
      {outcome.is === 'copied' && <CopiedBubble anchor={anchor}>{note}</CopiedBubble>}
      {outcome.is === 'refused' && (
        <Suspense>
          <ManualCopyDialog text={outcome.text} title={title} onClose={reset} />
        </Suspense>
      )}
    </>
  );
}

/** Copies the text and says so; where the browser refuses the clipboard, it shows the text selected instead. */
export function CopyButton(props: CopyButtonProps) {
  const { text, what = '', size = 'sm', variant = 'ghost', copiedNote, onRefused, ref, className } = props;
  const { t } = useLingui();
  const copying = useCopy(onRefused);
  const { name = t`Copy ${what}`, labelled = false } = props;
  const { label = labelled ? name : undefined } = props;
  return (
    <span className={cx('relative inline-flex', className)}>
      <Button
        ref={ref}
        variant={variant}
        size={size}
        square={label === undefined}
        onClick={() => void copying.copy(text)}
        aria-label={name}
        title={label === undefined ? name : undefined}
      >
        {copying.outcome.is === 'copied' ? (
          <Check className="text-positive" aria-hidden="true" />
        ) : (
          <Copy aria-hidden="true" />
        )}
        {label !== undefined && <span>{label}</span>}
      </Button>
      <Copied {...copying} title={name} note={copiedNote} />
    </span>
  );
}

interface CopiedBubbleProps {
  children: ReactNode;
  /** What it stands beside; its parent by default. */
  anchor?: HTMLElement | undefined;
}

/** The same for sighted users. */
export function CopiedBubble({ children, anchor }: CopiedBubbleProps) {
  const bubble = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const beside = anchor ?? bubble.current?.parentElement;
    if (bubble.current && beside) openBeside(bubble.current, beside);
  }, [anchor]);
  return (
    <span
      ref={bubble}
      popover="manual"
      aria-hidden="true"
      className="pointer-events-none fixed inset-auto m-0 max-w-64 overflow-visible bg-transparent py-1"
    >
      <span className="block rounded-md border border-line bg-raised px-2 py-1 text-xs font-medium text-fg shadow-high">
        {children}
      </span>
    </span>
  );
}
