import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { NotFound } from '#brand/NotFoundPage.tsx';
import { usePageTitle } from '#brand/usePageTitle.ts';
import { suggestLabel } from '#domain/deployLabel.ts';
import { useFormats } from '#i18n/FormatsContext.ts';
import { useOpenEntries } from '#operations/journal.ts';
import { useCustomerView } from '#session/customerView.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Button, type Reason } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { tabLinkClass, Tabs } from '#ui/Tabs.tsx';
import { AddonsStep } from './AddonsStep.tsx';
import { chargeOf } from './charge.ts';
import { type DeployChoice, readChoice } from './deployChoice.ts';
import { DeploySummary } from './DeploySummary.tsx';
import { type DeployStep, deploySteps, stepAfter, stepNames, stepParam } from './deploySteps.ts';
import { DetailsStep } from './DetailsStep.tsx';
import { PlanStep } from './PlanStep.tsx';
import { RegionStep } from './RegionStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { SystemStep } from './SystemStep.tsx';
import { DeployOnItsWay, UnsettledDeploy } from './UnsettledDeploy.tsx';
import { useCatalog } from './useCatalog.ts';
import { useDeployAddress } from './useDeployAddress.ts';
import { useOfferedAddons } from './useOfferedAddons.ts';

/** What the address said that can't be chosen, each by its name. */
function DroppedParams({ dropped }: Pick<DeployChoice, 'dropped'>): ReactNode {
  if (dropped.length === 0) return null;
  return (
    <Notice tone="caution" role="status" title={<Trans>Left out, because it can’t be chosen</Trans>}>
      <ul>
        {dropped.map(({ param, value }) => (
          <li key={param}>
            <code>{param}</code>: <BidiText text={value} max={60} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Deploys that have no known end yet. */
function OpenDeploys(): ReactNode {
  return useOpenEntries()
    .filter(({ operation }) => operation === 'deployServer')
    .map((entry) =>
      entry.state === 'sent' ? (
        <DeployOnItsWay key={entry.id} entry={entry} />
      ) : (
        <UnsettledDeploy key={entry.id} entry={entry} />
      ),
    );
}

function StepLinks({ current }: { current: DeployStep }): ReactNode {
  const { t } = useLingui();
  const path = (step: DeployStep): string => (step === 'plan' ? '/deploy' : `/deploy/${step}`);
  return (
    <Tabs label={t`Steps`} open={path(current)}>
      {deploySteps.map((step) => (
        <Link
          key={step}
          to="/deploy/{-$step}"
          params={{ step: stepParam(step) }}
          search={(search) => search}
          // What was chosen here stays chosen here; what came with a link stays marked.
          state={(state) => state}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          className={tabLinkClass}
        >
          {t(stepNames[step])}
        </Link>
      ))}
    </Tabs>
  );
}

function whatIsMissing(step: DeployStep, choice: DeployChoice): 'plan' | 'system' | undefined {
  if (step === 'plan' && choice.planId === undefined) return 'plan';
  return step === 'system' && choice.osId === undefined ? 'system' : undefined;
}

/** `/deploy`: a new server, step by step; what is chosen lies in the address. */
export function DeployPage(): ReactNode {
  const { t } = useLingui();
  const { step, search, isLinked, choose, goTo } = useDeployAddress();
  const formats = useFormats();
  const isCustomerView = useCustomerView();
  const catalog = useCatalog();
  const choice = readChoice(search, catalog);
  const offered = useOfferedAddons(choice.plan);
  const [hasProblem, setProblem] = useState(false);
  const addons = choice.addonIds.map((id) => offered.addons.find((addon) => addon.id === id));
  const charge = chargeOf(choice.plan, addons, catalog.balance);
  usePageTitle(t(stepNames[step ?? 'plan']), t`Deploy`);
  // A server that gets its label from the provider could not be found again after a lost answer.
  const wantsLabel = step === 'review' && choice.label === undefined;
  const fillLabel = useEffectEvent(() =>
    choose({ label: suggestLabel(choice.osId ?? '', crypto.getRandomValues(new Uint8Array(6))) }),
  );
  useEffect(() => {
    if (wantsLabel) fillLabel();
  }, [wantsLabel]);
  if (step === undefined) return <NotFound />;
  const missing = whatIsMissing(step, choice);
  const reason: Reason | undefined =
    missing === 'plan'
      ? t`Choose a plan first.`
      : missing === 'system'
        ? t`Choose an operating system first.`
        : hasProblem && step === 'details'
          ? t`Mend what is marked first.`
          : undefined;
  const [before, after] = [stepAfter(step, -1), stepAfter(step, 1)];
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
      <StepLinks current={step} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <h2 className="text-lg font-semibold">{t(stepNames[step])}</h2>
          {step === 'plan' && (
            <PlanStep
              catalog={catalog}
              planId={choice.planId}
              onChoose={(plan) => choose({ plan, addons: undefined })}
            />
          )}
          {step === 'region' && (
            <RegionStep catalog={catalog} region={choice.region} onChoose={(region) => choose({ region })} />
          )}
          {step === 'system' && (
            <SystemStep catalog={catalog} osId={choice.osId} onChoose={(os) => choose({ os })} />
          )}
          {step === 'details' && (
            <DetailsStep
              label={choice.label}
              hostname={choice.hostname}
              onLabel={(label) => choose({ label })}
              onHostname={(hostname) => choose({ hostname })}
              onProblem={setProblem}
            />
          )}
          {step === 'add-ons' && (
            <AddonsStep
              offered={offered}
              addonIds={choice.addonIds}
              onChoose={(ids) => choose({ addons: ids.filter((id) => id !== '').join(',') || undefined })}
            />
          )}
          {step === 'review' && <ReviewStep catalog={catalog} choice={choice} charge={charge} />}
          {/* On a phone the summary lies below: the price stays in sight here. */}
          <div className="flex items-center gap-2 max-lg:sticky max-lg:bottom-0 max-lg:-mx-4 max-lg:border-t max-lg:border-line max-lg:bg-canvas max-lg:px-4 max-lg:py-3">
            {before !== undefined && (
              <Button onClick={() => goTo(before)}>
                <Trans>Back</Trans>
              </Button>
            )}
            {after !== undefined && (
              <Button variant="primary" disabledReason={reason} onClick={() => goTo(after)}>
                <Trans>Next</Trans>
              </Button>
            )}
            {charge.now !== undefined && !isCustomerView && (
              <span className="ms-auto text-end lg:hidden">
                <span className="text-sm text-muted">
                  <Trans>Charged now</Trans>
                </span>{' '}
                <strong className="tabular-nums">{formats.money(charge.now)}</strong>
              </span>
            )}
          </div>
        </div>
        <aside className="lg:sticky lg:top-6">
          <DeploySummary choice={choice} addons={addons} charge={charge} />
        </aside>
      </div>
    </>
  );
}
