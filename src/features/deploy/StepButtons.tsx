import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { Button, type Reason } from '#ui/Button.tsx';
import { useRootMark } from '#ui/useRootMark.ts';
import type { DeployChoice } from './deployChoice.ts';
import { type DeployStep, stepAfter } from './deploySteps.ts';

interface StepMovesProps {
  step: DeployStep;
  choice: Pick<DeployChoice, 'planId' | 'osId'>;
  /** The step has invalid input. */
  hasProblem: boolean;
  /** An exact decimal string. */
  chargedNow: string | undefined;
  onGo: (step: DeployStep) => void;
}

/** Back and Next, pinned to the bottom; on narrow screens with the price, because the summary is further down. */
export function StepButtons({ step, choice, hasProblem, chargedNow, onGo }: StepMovesProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const isCustomerView = useCustomerView();
  // The page's scroll padding keeps clear of the bar.
  useRootMark('data-step-bar');
  const [before, after] = [stepAfter(step, -1), stepAfter(step, 1)];

  function reason(): Reason | undefined {
    if (step === 'plan' && choice.planId === undefined) return t`Choose a plan first.`;
    if (step === 'system' && choice.osId === undefined) return t`Choose an operating system first.`;
    return hasProblem ? t`Fix the highlighted fields first.` : undefined;
  }
  return (
    <div
      // In a low window, as above a phone's keyboard, it doesn't stick.
      className="bottom-0 z-10 -mx-4 flex print:hidden items-center gap-2 border-y border-line bg-surface px-4 py-3 shadow-[0_-0.25rem_0.75rem_-0.25rem_var(--shade)] lg:-mx-6 lg:-mb-6 lg:border-b-0 lg:px-6 2xl:-mx-8 2xl:px-8 [@media(min-height:30rem)]:sticky"
    >
      {before !== undefined && (
        <Button onClick={() => onGo(before)}>
          <Trans>Back</Trans>
        </Button>
      )}
      {after !== undefined && (
        <Button variant="primary" disabledReason={reason()} onClick={() => onGo(after)}>
          <Trans>Next</Trans>
        </Button>
      )}
      {chargedNow !== undefined && !isCustomerView && (
        <span className="ms-auto text-end xl:hidden">
          <span className="text-sm text-muted">
            <Trans>Charged now</Trans>
          </span>{' '}
          <strong translate="no" className="tabular-nums">
            {formats.money(chargedNow)}
          </strong>
        </span>
      )}
    </div>
  );
}
