import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { useOnline } from '#api/online.ts';
import { isBuyable } from '#domain/plans.ts';
import { isUnfinished, useDeployBatch, useIsOfBatch } from '#operations/deployBatch/deployBatch.ts';
import { useOpenEntries } from '#operations/writes/journal.ts';
import { useScope } from '#session/scopes.ts';
import { SandboxNote } from '#shared/SandboxNote.tsx';
import { MissingScope } from '#shared/MissingScope.tsx';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { Button, type Reason } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';
import { SkeletonLines } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { DeployTrouble } from './DeployTrouble.tsx';
import { DeployedElsewhere } from './DeployedElsewhere.tsx';
import { RegionFit } from './RegionStep.tsx';
import { HiddenCharge, ReviewCharge } from './ReviewCharge.tsx';
import type { Charge } from './charge.ts';
import { type DeployChoice, chosenNames, deployBodies } from './deployChoice.ts';
import type { FieldRefusal } from './fieldRefusals.ts';
import type { Catalog } from './useCatalog.ts';
import { type DeployWrite, targetOf } from './useDeploy.ts';
import { useTakenLabels } from './useTakenLabels.ts';

/** Why the user must confirm that this is a further server, not one that already exists. */
type FurtherServerReason = 'label' | 'deployed' | 'unsettled';

interface FurtherServer {
  /** This exact deploy is in progress or unconfirmed. */
  readonly isOpen: boolean;
  /** It was open and is settled now. Only the user knows whether a second server is wanted. */
  readonly wasDeployed: boolean;
  readonly because: FurtherServerReason | undefined;
}

/**
 * Whether the server to deploy may already exist.
 * @param target identifies this deploy; `undefined` while the choice is incomplete
 * @param isHandledHere this page requested it and shows its progress or failure
 */
function useFurtherServer(
  target: string | undefined,
  isLabelTaken: boolean,
  isHandledHere: boolean,
): FurtherServer {
  const isOfBatch = useIsOfBatch();
  const open = useOpenEntries().filter((entry) => entry.operation === 'deployServer' && !isOfBatch(entry));
  const isOpen = open.some((entry) => entry.target === target);
  const [seenOpen, setSeenOpen] = useState<string>();
  if (isOpen && seenOpen !== target) setSeenOpen(target);
  const wasDeployed = !isOpen && !isHandledHere && target !== undefined && seenOpen === target;

  function because(): FurtherServerReason | undefined {
    if (isOpen) return undefined;
    if (isLabelTaken) return 'label';
    if (wasDeployed) return 'deployed';
    return open.length > 0 ? 'unsettled' : undefined;
  }
  return { isOpen, wasDeployed, because: because() };
}

const titles: Record<FurtherServerReason, MessageDescriptor> = {
  label: msg`There’s already a server with this label`,
  deployed: msg`This server may already have been deployed`,
  unsettled: msg`We don’t know yet whether an earlier deploy went through`,
};

interface FurtherServerNoticeProps {
  because: FurtherServerReason;
  isWanted: boolean;
  onWant: (isWanted: boolean) => void;
}

/** Asks the user to confirm before paying again for a server that may already exist. */
function FurtherServerNotice({ because, isWanted, onWant }: FurtherServerNoticeProps): ReactNode {
  const { t } = useLingui();
  return (
    <Notice tone="caution" role="status" title={t(titles[because])}>
      <Checkbox
        label={<Trans>I want another server and will be charged for it.</Trans>}
        checked={isWanted}
        onChange={onWant}
      />
    </Notice>
  );
}

/** Whether what is to be known before paying is on its way: it comes at once, so that nothing moves. */
function isLoading({ plans, regions, isBalanceLoading }: Catalog, choice: DeployChoice): boolean {
  return (
    (choice.planId !== undefined && plans.isLoading) ||
    (choice.region !== undefined && regions.isLoading) ||
    isBalanceLoading
  );
}

interface ReviewStepProps {
  catalog: Catalog;
  choice: DeployChoice;
  charge: Charge;
  write: DeployWrite;
  /** The API's refusals whose fields have not been changed since. */
  refusals: readonly FieldRefusal[];
}

/** The cost, anything that prevents the deploy, and the button that pays. */
export function ReviewStep({ catalog, choice, charge, write, refusals }: ReviewStepProps): ReactNode {
  const { t } = useLingui();
  const isDenied = useScope('servers:write') === 'denied';
  const isOnline = useOnline();
  const isCustomerView = useCustomerView();
  const fitId = useId();
  const [isFurther, setFurther] = useState(false);
  const [isPriceAccepted, setPriceAccepted] = useState(false);
  const { taken, isLoading: isFleetLoading } = useTakenLabels();
  const bodies = deployBodies(choice);
  const [body] = bodies;
  const { count } = choice;
  const target = targetOf(bodies);
  const isLabelTaken = chosenNames(choice).some(({ label }) => taken?.has(label) === true);
  const batch = useDeployBatch()?.batch;
  const isBatchOpen = batch !== undefined && isUnfinished(batch);
  const isRequestedHere = write.target === target;
  const trouble = isRequestedHere ? write.trouble : undefined;
  const further = useFurtherServer(
    target,
    isLabelTaken && count === 1,
    isRequestedHere && (write.isBusy || trouble !== undefined),
  );
  const isPriceHidden = choice.plan === undefined && choice.planId !== undefined && catalog.plans.isForbidden;

  function reason(): Reason | undefined {
    if (isDenied) return <MissingScope scope="servers:write" />;
    if (isCustomerView) return t`Customer view hides the price. Turn it off before you deploy.`;
    if (choice.planId === undefined) return t`Choose a plan first.`;
    if (choice.osId === undefined) return t`Choose an operating system first.`;
    if (!isOnline) return t`You’re offline.`;
    if (body === undefined || isFleetLoading) return t`Still loading.`;
    if (count > 1 && isBatchOpen) return t`You’re already deploying several servers.`;
    if (count > 1 && isLabelTaken) return t`Some labels are taken. Change the numbers first.`;
    if (choice.plan !== undefined && !isBuyable(choice.plan))
      return t`We couldn’t read a price for this plan.`;
    if (charge.shortfall !== undefined) return t`Your balance is too low.`;
    if (isPriceHidden && !isPriceAccepted) return t`Accept the unknown price first.`;
    if (further.isOpen) return t`We don’t know yet whether this deploy went through: check it above first.`;
    return further.because !== undefined && !isFurther
      ? t`Confirm first that you want another server.`
      : undefined;
  }
  if (isLoading(catalog, choice)) {
    return (
      <Section heading={t`Payment`}>
        <Spinner label={<Trans>Loading the price</Trans>} />
        <SkeletonLines lines={4} />
      </Section>
    );
  }
  return (
    <Section heading={t`Payment`}>
      <div className="flex flex-col gap-5">
        {isCustomerView ? <HiddenCharge /> : <ReviewCharge charge={charge} count={count} wallet={catalog} />}
        {isPriceHidden && (
          <Checkbox
            label={<Trans>I accept the plan’s price, which this key can’t read.</Trans>}
            checked={isPriceAccepted}
            onChange={setPriceAccepted}
          />
        )}
        {further.because !== undefined && (
          <FurtherServerNotice because={further.because} isWanted={isFurther} onWant={setFurther} />
        )}
        {((isRequestedHere && write.isInOtherTab) || further.wasDeployed) && target !== undefined && (
          <DeployedElsewhere target={target} label={choice.label ?? ''} />
        )}
        {!isCustomerView && <DeployTrouble trouble={trouble} refusals={refusals} />}
        {count > 1 && isBatchOpen && (
          <Notice
            tone="info"
            title={<Trans>You’re already deploying several servers</Trans>}
            action={
              <Link to="/deploy/batch" className={textLinkClass}>
                <Trans>Show them</Trans>
              </Link>
            }
          >
            <Trans>Once they’re done, you can deploy these.</Trans>
          </Notice>
        )}
        {count > 1 && isLabelTaken && !isBatchOpen && (
          <Notice tone="caution" role="status" title={<Trans>Some of these labels are taken</Trans>}>
            <Link to="/deploy/{-$step}" params={{ step: 'details' }} search state className={textLinkClass}>
              <Trans>Change the numbers under Details</Trans>
            </Link>
          </Notice>
        )}
        {count > 1 && taken === undefined && !isFleetLoading && (
          <Notice tone="info">
            <Trans>We couldn’t load your servers, so we don’t know whether these labels are taken.</Trans>
          </Notice>
        )}
        {/* Last, and read with the button, so that nobody pays without having met it. */}
        <RegionFit id={fitId} plan={choice.plan} region={choice.region} regions={catalog.regions} />
        <SandboxNote />
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <Button
            variant="primary"
            size="lg"
            busy={write.isBusy}
            disabledReason={write.isBusy ? undefined : reason()}
            describedBy={fitId}
            onClick={() => write.deploy(choice, charge.each)}
          >
            {count === 1 ? (
              <Trans>Deploy server</Trans>
            ) : (
              <Plural value={count} one="Deploy # server" other="Deploy # servers" />
            )}
          </Button>
          {body && (
            <div className="min-w-0 pt-1.5">
              <ShowAsCurl operation="deployServer" params={{}} body={body} />
              {count > 1 && (
                <p className="text-sm text-muted">
                  <Trans>The command deploys the first of them.</Trans>
                </p>
              )}
            </div>
          )}
        </div>
      </div>
    </Section>
  );
}
