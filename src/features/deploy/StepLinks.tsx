import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import CircleAlert from 'lucide-react/icons/circle-exclamation-point';
import type { ReactNode } from 'react';
import { tabLinkClass, Tabs } from '#ui/Tabs.tsx';
import { type DeployStep, deploySteps, stepNames, stepParam } from './deploySteps.ts';
import { type FieldRefusal, stepOfField } from './fieldRefusals.ts';

interface StepLinksProps {
  current: DeployStep;
  /** Steps with a refused field are marked. */
  refusals: readonly FieldRefusal[];
}

/** Links to all steps; each can be opened at any time. */
export function StepLinks({ current, refusals }: StepLinksProps): ReactNode {
  const { t } = useLingui();
  const path = (step: DeployStep): string => (step === 'plan' ? '/deploy' : `/deploy/${step}`);
  return (
    <Tabs label={t`Steps`} open={path(current)}>
      {deploySteps.map((step) => (
        <Link
          key={step}
          to="/deploy/{-$step}"
          params={{ step: stepParam(step) }}
          search
          // Keeps the history state: choices made here stay so, and linked ones stay marked as linked.
          state
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          className={tabLinkClass}
        >
          <span>{t(stepNames[step])}</span>
          {refusals.some(({ field }) => stepOfField[field] === step) && (
            <CircleAlert role="img" aria-label={t`refused`} className="size-4 text-critical" />
          )}
        </Link>
      ))}
    </Tabs>
  );
}
