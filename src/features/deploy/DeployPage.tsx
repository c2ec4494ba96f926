import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { NotFound } from '#brand/NotFoundPage.tsx';
import { usePageTitle } from '#brand/usePageTitle.ts';
import { cx } from '#ui/cx.ts';
import { Notice } from '#ui/Notice.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { chargeOf } from './charge.ts';
import { readChoice } from './deployChoice.ts';
import { DeploySummary } from './DeploySummary.tsx';
import { stepNames } from './deploySteps.ts';
import { DroppedParams } from './DroppedParams.tsx';
import { standingRefusals } from './fieldRefusals.ts';
import { OpenDeploys } from './OpenDeploys.tsx';
import { refusedAt } from './RefusedWords.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { StepContent } from './StepContent.tsx';
import { StepLinks } from './StepLinks.tsx';
import { StepMoves } from './StepMoves.tsx';
import { useCatalog } from './useCatalog.ts';
import { useDeploy } from './useDeploy.ts';
import { useDeployAddress } from './useDeployAddress.ts';
import { useLabelOfOurs } from './useLabelOfOurs.ts';
import { useOfferedAddons } from './useOfferedAddons.ts';

/** `/deploy`: a new server, step by step; what is chosen lies in the address. */
export function DeployPage(): ReactNode {
  const { t } = useLingui();
  const { step, search, isLinked, choose, goTo } = useDeployAddress();
  const catalog = useCatalog();
  const choice = readChoice(search, catalog);
  const offered = useOfferedAddons(choice.plan);
  const write = useDeploy();
  const addons = choice.addonIds.map((id) => offered.addons.find((addon) => addon.id === id));
  const charge = chargeOf(choice.plan, addons, catalog.balance);
  // What is typed and can't be taken is gone with its step.
  const [problemIn, setProblemIn] = useState<typeof step>();
  if (problemIn !== undefined && problemIn !== step) setProblemIn(undefined);
  usePageTitle(t(stepNames[step ?? 'plan']), t`Deploy`);
  useLabelOfOurs(step === 'review' && choice.label === undefined, choice.osId, (label) => choose({ label }));
  if (step === undefined) return <NotFound />;
  const refusals =
    write.refused === undefined ? [] : standingRefusals(write.refused.words, write.refused.choice, choice);
  return (
    <>
      <PageHeader title={<Trans>Deploy a server</Trans>} />
      <OpenDeploys />
      {isLinked && (
        <Notice tone="info" role="status" title={<Trans>From a link</Trans>}>
          <Trans>What is chosen came with the link that led here. Check it before you deploy.</Trans>
        </Notice>
      )}
      <DroppedParams dropped={choice.dropped} />
      <StepLinks current={step} refusals={refusals} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <h2 className="text-lg font-semibold">{t(stepNames[step])}</h2>
          {step === 'review' ? (
            <ReviewStep catalog={catalog} choice={choice} charge={charge} write={write} refusals={refusals} />
          ) : (
            <StepContent
              step={step}
              catalog={catalog}
              choice={choice}
              offered={offered}
              refused={refusedAt(refusals)}
              onChoose={choose}
              onProblem={(hasProblem) => setProblemIn(hasProblem ? step : undefined)}
            />
          )}
          <StepMoves
            step={step}
            choice={choice}
            hasProblem={problemIn === step}
            chargedNow={charge.now}
            onGo={goTo}
          />
        </div>
        {/* On a phone what is bought stands above what is paid for it. */}
        <aside className={cx('lg:sticky lg:top-6', step === 'review' && 'max-lg:order-first')}>
          <DeploySummary choice={choice} addons={addons} charge={charge} />
        </aside>
      </div>
    </>
  );
}
