import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useListServers } from '#api/generated/servers/servers.ts';
import { ShowAsCurl } from '#brand/ShowAsCurl.tsx';
import { TopUpLink } from '#brand/TopUpLink.tsx';
import { isBuyable } from '#domain/plans.ts';
import { readFleet } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.ts';
import { deployTarget } from '#operations/deploy.ts';
import { useOpenEntries } from '#operations/journal.ts';
import { WriteProblem } from '#operations/WriteProblem.tsx';
import { useCustomerView } from '#session/customerView.ts';
import { EndCustomerView } from '#session/CustomerViewSwitch.tsx';
import { MissingScope } from '#session/MissingScope.tsx';
import { useScope } from '#session/scopes.ts';
import { Button, type Reason } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useOnline } from '#ui/useOnline.ts';
import type { Charge } from './charge.ts';
import { type DeployChoice, deployBody } from './deployChoice.ts';
import { DeployedElsewhere } from './DeployedElsewhere.tsx';
import { RefusedFields } from './RefusedFields.tsx';
import type { Catalog } from './useCatalog.ts';
import { useDeploy } from './useDeploy.ts';

interface ReviewStepProps {
  catalog: Catalog;
  choice: DeployChoice;
  charge: Charge;
}

function Shortfall({ charge, catalog }: { charge: Charge; catalog: Catalog }): ReactNode {
  const formats = useFormats();
  if (charge.shortfall === undefined) return null;
  return (
    <Notice
      tone="caution"
      role="status"
      title={<Trans>The balance is {formats.money(charge.shortfall)} short</Trans>}
      action={
        <>
          <TopUpLink />
          <Button size="sm" busy={catalog.isBalanceFetching} onClick={catalog.readBalance}>
            <Trans>Read the balance again</Trans>
          </Button>
        </>
      }
    >
      <Trans>What is chosen here stays.</Trans>
    </Notice>
  );
}

/** The charge, and what the wallet is before and after it; what is not known says so. */
function Money({ charge }: { charge: Charge }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const told = (amount: string | undefined): string =>
    amount === undefined ? t`not known` : formats.money(amount);
  return (
    <DefinitionList>
      <Definition
        term={t`Charged now`}
        note={charge.now === undefined && t`You are charged what the plan and its add-ons cost.`}
      >
        <strong>{told(charge.now)}</strong>
      </Definition>
      <Definition term={t`Balance before`}>{told(charge.before)}</Definition>
      <Definition term={t`Balance after`}>
        {charge.shortfall === undefined ? told(charge.after) : t`not enough`}
      </Definition>
    </DefinitionList>
  );
}

/** In the charge's place while a customer looks on: nothing is paid that was not named. */
function HiddenCharge(): ReactNode {
  return (
    <Notice tone="info" title={<Trans>What is charged is hidden</Trans>} action={<EndCustomerView />}>
      <Trans>It has to be seen before it is paid: end customer view to see it and to deploy.</Trans>
    </Notice>
  );
}

/** Everything once more, what it costs, and the button that pays. */
export function ReviewStep({ catalog, choice, charge }: ReviewStepProps): ReactNode {
  const { t } = useLingui();
  const isDenied = useScope('servers:write') === 'denied';
  const isOnline = useOnline();
  const isCustomerView = useCustomerView();
  const { isBusy, isElsewhere, trouble, deploy } = useDeploy();
  const [isFurther, setFurther] = useState(false);
  const [isPriceAccepted, setPriceAccepted] = useState(false);
  const fleet = useListServers({ query: { select: readFleet } });
  const body = deployBody(choice);
  const target = body && deployTarget(body);
  const open = useOpenEntries().filter(({ operation }) => operation === 'deployServer');
  const isOwnOpen = open.some((entry) => entry.target === target);
  const isOtherOpen = open.some((entry) => entry.target !== target);
  const isLabelTaken = fleet.data?.servers.some(({ label }) => label === choice.label) === true;
  // This very deploy was on its way and is settled: whether a second one is wanted only the person knows.
  const [seenOpen, setSeenOpen] = useState<string>();
  if (isOwnOpen && seenOpen !== target) setSeenOpen(target);
  const wasDeployed =
    !isOwnOpen && !isBusy && seenOpen === target && target !== undefined && trouble === undefined;
  const needsWord = !isOwnOpen && (isOtherOpen || isLabelTaken || wasDeployed);
  const isPriceHidden = choice.plan === undefined && choice.planId !== undefined && catalog.plans.isForbidden;

  function reason(): Reason | undefined {
    if (isDenied) return <MissingScope scope="servers:write" />;
    if (isCustomerView) return t`Customer view hides what is charged. End it before you deploy.`;
    if (choice.planId === undefined) return t`Choose a plan first.`;
    if (choice.osId === undefined) return t`Choose an operating system first.`;
    if (body === undefined || fleet.isLoading) return t`Something is still being loaded.`;
    if (choice.plan !== undefined && !isBuyable(choice.plan))
      return t`This plan has no price that can be read.`;
    if (charge.shortfall !== undefined) return t`The balance does not suffice.`;
    if (isPriceHidden && !isPriceAccepted) return t`Say first that the unknown price is accepted.`;
    if (isOwnOpen) return t`Nobody knows yet how this very deploy ended: settle it above.`;
    if (needsWord && !isFurther) return t`Say first that this is to be a further server.`;
    return isOnline ? undefined : t`You are offline.`;
  }
  return (
    <Section heading={t`What is paid`}>
      <div className="flex flex-col gap-5">
        {isCustomerView ? (
          <HiddenCharge />
        ) : (
          <>
            <Money charge={charge} />
            <Shortfall charge={charge} catalog={catalog} />
          </>
        )}
        {isPriceHidden && (
          <Checkbox
            label={<Trans>I accept what the plan costs, which this key can’t read.</Trans>}
            checked={isPriceAccepted}
            onChange={setPriceAccepted}
          />
        )}
        {needsWord && (
          <Notice
            tone="caution"
            role="status"
            title={
              isLabelTaken ? (
                <Trans>There is a server with this label already</Trans>
              ) : wasDeployed ? (
                <Trans>This may have been deployed already</Trans>
              ) : (
                <Trans>An earlier deploy is not settled</Trans>
              )
            }
          >
            <Checkbox
              label={<Trans>This is to be a further server, and is charged as one.</Trans>}
              checked={isFurther}
              onChange={setFurther}
            />
          </Notice>
        )}
        {(isElsewhere || wasDeployed) && target !== undefined && (
          <DeployedElsewhere target={target} label={choice.label ?? ''} />
        )}
        {trouble && !isCustomerView && (
          <Notice tone="critical" role="alert">
            <WriteProblem
              trouble={trouble}
              refused={<Trans>Refused. No server was created, nothing was charged.</Trans>}
            />
            {trouble.state === 'refused' && <RefusedFields words={trouble.error.facts.words ?? []} />}
          </Notice>
        )}
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <Button
            variant="primary"
            size="lg"
            busy={isBusy}
            disabledReason={isBusy ? undefined : reason()}
            onClick={() => body && deploy(body, isLabelTaken || fleet.data === undefined)}
          >
            <Trans>Deploy server</Trans>
          </Button>
          {body && <ShowAsCurl operation="deployServer" params={{}} body={body} />}
        </div>
      </div>
    </Section>
  );
}
