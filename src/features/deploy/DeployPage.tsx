import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { usePageTitle } from '#brand/BrandContext.ts';
import { suggestLabel } from '#domain/label.ts';
import { numberMark } from '#domain/namePattern.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useIsOfBatch } from '#operations/deployBatch/deployBatch.ts';
import { useOpenEntries } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { useCatalogNames } from '#shared/CatalogNames.tsx';
import { NamesContext } from '#shared/names.tsx';
import { NotFound } from '#shared/NotFoundPage.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { useStillWaiting } from '#ui/Spinner.tsx';
import { cx } from '#ui/cx.ts';
import { DeployLike, LastDeploy, LikeNotice } from './DeployLike.tsx';
import { DeploySummary } from './DeploySummary.tsx';
import { refusedAt } from './DeployTrouble.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { StepContent } from './StepContent.tsx';
import { StepLinks } from './StepLinks.tsx';
import { StepButtons } from './StepButtons.tsx';
import { UnsettledDeploy } from './UnsettledDeploy.tsx';
import { chargeOf } from './charge.ts';
import { readChoice, type DeployChoice } from './deployChoice.ts';
import { type DeployStep, deploySteps, stepNames } from './deploySteps.ts';
import { currentRefusals } from './fieldRefusals.ts';
import { type Catalog, useCatalog } from './useCatalog.ts';
import { useDeploy } from './useDeploy.ts';
import { useDeployAddress } from './useDeployAddress.ts';
import { type OfferedAddons, useOfferedAddons } from './useOfferedAddons.ts';

/** A deploy in progress, in this tab or another one. */
function DeployInProgress({ entry }: { entry: JournalEntry }): ReactNode {
  const isLong = useStillWaiting();
  const name = <BidiText text={entry.targetName} max={60} />;
  return (
    <Notice tone="info" title={<Trans>Deploying {name}</Trans>}>
      {/* Not the whole notice: what has been announced would be announced again when this changes. */}
      <p role="status">
        {isLong ? (
          <Trans>Still working… Your server is only created once, however long this takes.</Trans>
        ) : (
          <Trans>Waiting for a response. Your server is only created once, however long this takes.</Trans>
        )}
      </p>
    </Notice>
  );
}

/** Deploys that are in progress or unconfirmed. */
function OpenDeploys(): ReactNode {
  const isOfBatch = useIsOfBatch();
  return useOpenEntries()
    .filter((entry) => entry.operation === 'deployServer' && !isOfBatch(entry))
    .map((entry) =>
      entry.state === 'sent' ? (
        <DeployInProgress key={entry.id} entry={entry} />
      ) : (
        <UnsettledDeploy key={entry.id} entry={entry} />
      ),
    );
}

/** Fills in a label if needed. With one made by the provider, we couldn't find the server after a lost response. */
function useDefaultLabel(
  isWanted: boolean,
  osId: string | undefined,
  onLabel: (label: string) => void,
): void {
  const fill = useEffectEvent(() =>
    onLabel(suggestLabel(osId ?? '', crypto.getRandomValues(new Uint8Array(6)))),
  );
  useEffect(() => {
    if (isWanted) fill();
  }, [isWanted]);
}

/** URL params whose values can't be chosen. */
function DroppedParams({ dropped }: Pick<DeployChoice, 'dropped'>): ReactNode {
  if (dropped.length === 0) return null;
  return (
    <Notice tone="caution" role="status" title={<Trans>Left out because it’s not available</Trans>}>
      <ul>
        {dropped.map(({ param, value }) => (
          <li key={param}>
            <code translate="no">{param}</code>
            <span>{': '}</span>
            <BidiText text={value} max={60} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Whether what the step shows is on its way. */
function isLoading(
  { plans, regions, systems }: Catalog,
  offered: OfferedAddons,
  step: DeployStep,
  { planId, region }: DeployChoice,
): boolean {
  switch (step) {
    case 'plan':
      return plans.isLoading;
    case 'region': {
      // Whether the plan is offered in the chosen region is said below the list.
      const hasFit = planId !== undefined && region !== undefined;
      return regions.isLoading || (hasFit && plans.isLoading);
    }
    case 'system':
      return systems.isLoading;
    case 'add-ons':
      return offered.isLoading;
    default:
      return false;
  }
}

/** Gets the focus when the step opens (RouteAnnouncer). On narrow screens with its number: the links show no names there. */
function StepHeading({ step }: { step: DeployStep }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const name = t(stepNames[step]);
  return (
    <h2 tabIndex={-1} className="-mb-2 text-lg font-semibold">
      <span className="md:hidden">
        <Trans>
          Step {formats.number(deploySteps.indexOf(step) + 1)} of {formats.number(deploySteps.length)}: {name}
        </Trans>
      </span>
      <span className="max-md:hidden">{name}</span>
    </h2>
  );
}

/** `/deploy`: a new server, step by step. The choices are kept in the URL. */
export function DeployPage(): ReactNode {
  const { t } = useLingui();
  const { step, search, like, planView, isLinked, choose, goTo, likeNote, settleLike } = useDeployAddress();
  const catalog = useCatalog();
  const choice = readChoice(search, catalog);
  // Not the frame's, which come once the page is idle: here the names are what is chosen from.
  const names = useCatalogNames();
  const offered = useOfferedAddons(choice.plan, choice.planId !== undefined && catalog.plans.isLoading);
  const write = useDeploy();
  const addons = choice.addonIds.map((id) => offered.addons.find((addon) => addon.id === id));
  const charge = chargeOf(choice.plan, addons, catalog.balance, choice.count);
  // Leaving a step discards its invalid input, so the problem is cleared too.
  const [problemIn, setProblemIn] = useState<typeof step>();
  if (problemIn !== undefined && problemIn !== step) setProblemIn(undefined);
  usePageTitle(t(stepNames[step ?? 'plan']), t`Deploy`);
  const isLabelMissing = step === 'review' && like === undefined && choice.label === undefined;
  useDefaultLabel(isLabelMissing, choice.osId, (label) =>
    choose({ label: choice.count === 1 ? label : `${label}-${numberMark}` }),
  );
  if (step === undefined) return <NotFound />;
  if (like !== undefined) {
    return (
      <NamesContext value={names}>
        {/* The same heading as below, so that it keeps the focus. */}
        <PageHeader title={<Trans>Deploy a server</Trans>} />
        <DeployLike key={like} catalog={catalog} serverId={like} onSettle={settleLike} />
      </NamesContext>
    );
  }
  const areNamesLoading = catalog.plans.isLoading || catalog.regions.isLoading || catalog.systems.isLoading;
  const refusals =
    write.refused === undefined ? [] : currentRefusals(write.refused.words, write.refused.choice, choice);
  return (
    <NamesContext value={names}>
      <PageHeader
        title={choice.count === 1 ? <Trans>Deploy a server</Trans> : <Trans>Deploy several servers</Trans>}
      />
      <OpenDeploys />
      {isLinked && (
        <Notice tone="info" role="status" title={<Trans>From a link</Trans>}>
          <Trans>These choices came with the link you followed. Check them before you deploy.</Trans>
        </Notice>
      )}
      {likeNote && <LikeNotice note={likeNote} step={step} choice={choice} />}
      <DroppedParams dropped={choice.dropped} />
      {step === 'plan' && Object.values(search).every((value) => value === undefined) && (
        <LastDeploy catalog={catalog} onChoose={goTo} />
      )}
      <StepLinks current={step} choice={choice} refusals={refusals} />
      <StepHeading step={step} />
      {/* It fills the window, so that the buttons below it keep their place whatever is loading. */}
      <div
        className={cx(
          'grid flex-1 content-start items-start gap-6',
          step === 'review'
            ? 'xl:grid-cols-2'
            : 'xl:grid-cols-[minmax(0,1fr)_20rem] 2xl:grid-cols-[minmax(0,1fr)_22rem]',
        )}
      >
        <div className="flex min-w-0 flex-col gap-5">
          {step === 'review' ? (
            <ReviewStep catalog={catalog} choice={choice} charge={charge} write={write} refusals={refusals} />
          ) : (
            <StepContent
              step={step}
              catalog={catalog}
              choice={choice}
              offered={offered}
              refused={refusedAt(refusals)}
              planView={planView}
              onChoose={choose}
              onPlanView={choose}
              onProblem={(hasProblem) => setProblemIn(hasProblem ? step : undefined)}
            />
          )}
        </div>
        {/* The review begins with what is paid for. */}
        <aside
          className={cx(
            step === 'review' ? 'order-first' : 'xl:sticky xl:top-[calc(var(--bar)+1.5rem)]',
            // Below what has no height yet, it would move when that comes.
            isLoading(catalog, offered, step, choice) && 'max-xl:hidden',
          )}
        >
          <DeploySummary
            choice={choice}
            addons={addons}
            charge={charge}
            isPlanLoading={catalog.plans.isLoading}
            review={step === 'review' ? (areNamesLoading ? 'loading' : 'ready') : undefined}
          />
        </aside>
      </div>
      <StepButtons
        step={step}
        choice={choice}
        hasProblem={problemIn === step}
        chargedNow={charge.now}
        onGo={goTo}
      />
    </NamesContext>
  );
}
