import { lazy, type ReactNode, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from './Button.tsx';
import type { ButtonSize, ButtonVariant } from './buttonClass.ts';
import { cx } from './cx.ts';
import { openBeside } from './openBeside.ts';

export interface CopyButtonProps {
  text: string;
  /** What is copied, completing "Copy …": "IP address", "request id". */
  what: string;
  /** Shows "Copy {what}" beside the icon; otherwise the icon alone, with the same name. */
  labelled?: boolean | undefined;
  size?: ButtonSize | undefined;
  variant?: ButtonVariant | undefined;
  /** What to say instead of "Copied", such as a warning about the clipboard's history. */
  copiedNote?: ReactNode;
  /** What to do instead of showing the text in a dialog, where it stands in a field already and can be selected there. */
  onRefused?: (() => void) | undefined;
  className?: string | undefined;
}

/** Only a browser that refuses the clipboard needs it. */
const ManualCopyDialog = lazy(() => import('./ManualCopyDialog.tsx'));

type Outcome = 'idle' | 'copied' | 'refused';

/** Copies, and says so; where the browser refuses the clipboard it presents the text selected instead. */
export function CopyButton(props: CopyButtonProps) {
  const {
    text,
    what,
    labelled = false,
    size = 'sm',
    variant = 'ghost',
    copiedNote,
    onRefused,
    className,
  } = props;
  const { t } = useLingui();
  const [outcome, setOutcome] = useState<Outcome>('idle');
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pending.current), []);

  const copy = async () => {
    clearTimeout(pending.current);
    setOutcome('idle');
    try {
      // `clipboard` is undefined outside a secure context; that throws into the same answer.
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
      pending.current = setTimeout(() => setOutcome('idle'), 2500);
    } catch {
      if (onRefused === undefined) setOutcome('refused');
      else onRefused();
    }
  };

  const label = t`Copy ${what}`;
  const copied = outcome === 'copied';
  const said = copiedNote ?? <Trans>Copied</Trans>;
  return (
    <span className={cx('relative inline-flex', className)}>
      <Button
        variant={variant}
        size={size}
        square={!labelled}
        onClick={() => void copy()}
        aria-label={label}
        title={labelled ? undefined : label}
      >
        {copied ? <Check className="text-positive" aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {labelled && label}
      </Button>
      <span role="status" className="sr-only">
        {copied && said}
      </span>
      {copied && <CopiedBubble>{said}</CopiedBubble>}
      {outcome === 'refused' && (
        <Suspense>
          <ManualCopyDialog text={text} title={label} onClose={() => setOutcome('idle')} />
        </Suspense>
      )}
    </span>
  );
}

/** The same for the eyes. */
function CopiedBubble({ children }: { children: ReactNode }) {
  const bubble = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const anchor = bubble.current?.parentElement;
    if (bubble.current && anchor) openBeside(bubble.current, anchor);
  }, []);
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
