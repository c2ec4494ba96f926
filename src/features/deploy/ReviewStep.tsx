import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useListServers } from '#api/generated/servers/servers.ts';
import { ShowAsCurl } from '#brand/ShowAsCurl.tsx';
import { isBuyable } from '#domain/plans.ts';
import { readFleet } from '#domain/server.ts';
import { deployTarget } from '#operations/deploy.ts';
import { useIntents } from '#operations/intents.ts';
import { useCustomerView } from '#session/customerView.ts';
import { MissingScope } from '#session/MissingScope.tsx';
import { useScope } from '#session/scopes.ts';
import { Button, type Reason } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { useOnline } from '#api/online.ts';
import type { Charge } from './charge.ts';
import { type DeployChoice, deployBody } from './deployChoice.ts';
import { DeployedElsewhere } from './DeployedElsewhere.tsx';
import { DeployTrouble } from './DeployTrouble.tsx';
import type { FieldRefusal } from './fieldRefusals.ts';
import { FurtherServerNotice } from './FurtherServerNotice.tsx';
import { HiddenCharge, ReviewCharge } from './ReviewCharge.tsx';
import type { Catalog } from './useCatalog.ts';
import type { DeployWrite } from './useDeploy.ts';
import { useFurtherServer } from './useFurtherServer.ts';

interface ReviewStepProps {
  catalog: Catalog;
  choice: DeployChoice;
  charge: Charge;
  write: DeployWrite;
  /** What the API refused and has not been changed since. */
  refusals: readonly FieldRefusal[];
}

/** What it costs, what stands in its way, and the button that pays. */
export function ReviewStep({ catalog, choice, charge, write, refusals }: ReviewStepProps): ReactNode {
  const { t } = useLingui();
  const isDenied = useScope('servers:write') === 'denied';
  const isOnline = useOnline();
  const isCustomerView = useCustomerView();
  const [isFurther, setFurther] = useState(false);
  const [isPriceAccepted, setPriceAccepted] = useState(false);
  const fleet = useListServers({ query: { select: readFleet } });
  const body = deployBody(choice);
  const target = body && deployTarget(body);
  // A list may lag behind what was deployed from this tab just now.
  const isJustDeployed = [...useIntents().values()].some(
    ({ action, serverName }) => action === 'deploy' && serverName === choice.label,
  );
  const isLabelTaken =
    isJustDeployed || fleet.data?.servers.some(({ label }) => label === choice.label) === true;
  const isAsked = write.target === target;
  const trouble = isAsked ? write.trouble : undefined;
  const further = useFurtherServer(target, isLabelTaken, isAsked && (write.isBusy || trouble !== undefined));
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
    if (further.isOpen) return t`Nobody knows yet how this very deploy ended: settle it above.`;
    if (further.because !== undefined && !isFurther) return t`Say first that this is to be a further server.`;
    return isOnline ? undefined : t`You are offline.`;
  }
  return (
    <Section heading={t`What is paid`}>
      <div className="flex flex-col gap-5">
        {isCustomerView ? <HiddenCharge /> : <ReviewCharge charge={charge} wallet={catalog} />}
        {isPriceHidden && (
          <Checkbox
            label={<Trans>I accept what the plan costs, which this key can’t read.</Trans>}
            checked={isPriceAccepted}
            onChange={setPriceAccepted}
          />
        )}
        {further.because !== undefined && (
          <FurtherServerNotice because={further.because} isWanted={isFurther} onWant={setFurther} />
        )}
        {((isAsked && write.isElsewhere) || further.wasDeployed) && target !== undefined && (
          <DeployedElsewhere target={target} label={choice.label ?? ''} />
        )}
        {!isCustomerView && <DeployTrouble trouble={trouble} refusals={refusals} />}
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <Button
            variant="primary"
            size="lg"
            busy={write.isBusy}
            disabledReason={write.isBusy ? undefined : reason()}
            onClick={() => write.deploy(choice, charge.now)}
          >
            <Trans>Deploy server</Trans>
          </Button>
          {body && (
            <div className="min-w-0 pt-1.5">
              <ShowAsCurl operation="deployServer" params={{}} body={body} />
            </div>
          )}
        </div>
      </div>
    </Section>
  );
}
