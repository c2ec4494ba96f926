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

type Outcome = 'idle' | 'copied' | 'refused';

/** Copies the text and says so; where the browser refuses the clipboard, it shows the text selected instead. */
export function CopyButton(props: CopyButtonProps) {
  const { text, what = '', size = 'sm', variant = 'ghost', copiedNote, onRefused, ref, className } = props;
  const { t } = useLingui();
  const [outcome, setOutcome] = useState<Outcome>('idle');
  const resetTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resetTimer.current), []);

  const copy = async () => {
    clearTimeout(resetTimer.current);
    setOutcome('idle');
    try {
      // `clipboard` is undefined outside a secure context; the error is handled the same way.
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
      resetTimer.current = setTimeout(() => setOutcome('idle'), 2500);
    } catch {
      if (onRefused === undefined) setOutcome('refused');
      else onRefused();
    }
  };

  const { name = t`Copy ${what}`, labelled = false } = props;
  const { label = labelled ? name : undefined } = props;
  const copied = outcome === 'copied';
  const confirmation = copiedNote ?? <Trans>Copied</Trans>;
  return (
    <span className={cx('relative inline-flex', className)}>
      <Button
        ref={ref}
        variant={variant}
        size={size}
        square={label === undefined}
        onClick={() => void copy()}
        aria-label={name}
        title={label === undefined ? name : undefined}
      >
        {copied ? <Check className="text-positive" aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {label !== undefined && <span>{label}</span>}
      </Button>
      <span role="status" className="sr-only">
        {copied && confirmation}
      </span>
      {copied && <CopiedBubble>{confirmation}</CopiedBubble>}
      {outcome === 'refused' && (
        <Suspense>
          <ManualCopyDialog text={text} title={name} onClose={() => setOutcome('idle')} />
        </Suspense>
      )}
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
