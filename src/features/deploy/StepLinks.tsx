import { Trans, useLingui } from '@lingui/react/macro';
import { useLinkProps } from '@tanstack/react-router';
import Check from 'lucide-react/icons/check';
import CircleAlert from 'lucide-react/icons/circle-exclamation-point';
import type { ReactNode } from 'react';
import { ReasonBubble } from '#ui/Button.tsx';
import { cx } from '#ui/cx.ts';
import { useReason } from '#ui/useReason.ts';
import type { DeployChoice } from './deployChoice.ts';
import {
  type DeployStep,
  deploySteps,
  stepNames,
  stepParam,
  type StepState,
  stepState,
} from './deploySteps.ts';
import { type FieldRefusal, stepOfField } from './fieldRefusals.ts';

interface StepLinksProps {
  current: DeployStep;
  choice: DeployChoice;
  /** Steps with a refused field are marked. */
  refusals: readonly FieldRefusal[];
}

// In forced colours the shapes tell the states apart: a check, a double ring, a ring, a dashed ring.
const circles: Record<StepState, string> = {
  done: 'border-accent-line bg-accent-soft text-accent-text',
  current: 'border-accent bg-accent text-on-accent forced-colors:outline-2 forced-colors:outline-offset-2',
  open: 'border-line-strong bg-surface text-fg group-hover/step:border-focus',
  closed: 'border-dashed border-line-strong text-muted forced-colors:border-[GrayText]',
};

const names: Record<StepState, string> = {
  done: 'text-fg group-hover/step:underline',
  current: 'font-semibold text-fg',
  open: 'text-fg group-hover/step:underline',
  closed: 'text-muted forced-colors:text-[GrayText]',
};

const itemClass =
  'group/step flex h-10 min-w-0 items-center gap-2 rounded-md px-1 whitespace-nowrap underline-offset-2 ' +
  'pointer-coarse:h-11 max-md:min-w-11 max-md:justify-center';

interface StepLinkProps {
  step: DeployStep;
  isCurrent: boolean;
  children: ReactNode;
}

function StepLink({ step, isCurrent, children }: StepLinkProps): ReactNode {
  const props = useLinkProps({
    to: '/deploy/{-$step}',
    params: { step: stepParam(step) },
    search: true,
    // Keeps the history state: choices made here stay so, and linked ones stay marked as linked.
    state: true,
    className: itemClass,
  });
  // The router's own component would call it the current page.
  return (
    <a {...props} aria-current={isCurrent ? 'step' : undefined}>
      {children}
    </a>
  );
}

/** A link without an address: it can't be followed yet, and says why on hover and focus. */
function ClosedStep({ reason, children }: { reason: string; children: ReactNode }): ReactNode {
  const { onButton, ...bubble } = useReason(true);
  return (
    <>
      <span
        {...onButton}
        role="link"
        tabIndex={0}
        aria-disabled="true"
        aria-describedby={bubble.reasonId}
        className={cx(itemClass, 'cursor-not-allowed')}
      >
        {children}
      </span>
      <ReasonBubble {...bubble}>{reason}</ReasonBubble>
    </>
  );
}

/** The steps with their states, as links to those that can be opened: on narrow screens their numbers alone. */
export function StepLinks({ current, choice, refusals }: StepLinksProps): ReactNode {
  const { t } = useLingui();

  function content(step: DeployStep, state: StepState): ReactNode {
    const isRefused = refusals.some(({ field }) => stepOfField[field] === step);
    const number = deploySteps.indexOf(step) + 1;
    return (
      <>
        <span
          aria-hidden="true"
          className={cx(
            'grid size-7 shrink-0 place-items-center rounded-full border text-sm',
            circles[state],
          )}
        >
          {state === 'done' ? <Check className="size-4" /> : <span translate="no">{number}</span>}
        </span>
        <span className={cx('max-md:sr-only', names[state])}>{t(stepNames[step])}</span>
        {state === 'done' && !isRefused && (
          <span className="sr-only">
            <Trans>done</Trans>
          </span>
        )}
        {isRefused && (
          <CircleAlert role="img" aria-label={t`refused`} className="size-4 shrink-0 text-critical" />
        )}
      </>
    );
  }

  return (
    <nav aria-label={t`Steps`} className="print:hidden">
      <ol className="flex items-center max-md:-mx-2">
        {deploySteps.map((step, index) => {
          const { state, missing } = stepState(step, current, choice);
          return (
            <li key={step} className="flex min-w-0 items-center not-first:flex-1">
              {index > 0 && (
                <span aria-hidden="true" className="mx-1 min-w-1 flex-1 border-t border-line-strong" />
              )}
              {state === 'closed' ? (
                <ClosedStep
                  reason={missing === 'plan' ? t`Choose a plan first.` : t`Choose an operating system first.`}
                >
                  {content(step, state)}
                </ClosedStep>
              ) : (
                <StepLink step={step} isCurrent={state === 'current'}>
                  {content(step, state)}
                </StepLink>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
