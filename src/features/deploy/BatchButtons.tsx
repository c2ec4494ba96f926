import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import {
  cancelRest,
  continueDeployBatch,
  dropBatch,
  pauseDeployBatch,
  retryRest,
} from '#operations/deployBatch/decideDeployBatch.ts';
import {
  countStates,
  type DeployBatch,
  isUnfinished,
  type ShownBatch,
} from '#operations/deployBatch/deployBatch.ts';
import { Balance } from '#shared/Balance.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { Button, type Reason } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { timesAmount } from './charge.ts';
import { useCatalog } from './useCatalog.ts';

interface PayDialogProps {
  batch: DeployBatch;
  /** How many servers will be paid for. */
  count: number;
  onPay: () => void;
  onClose: () => void;
}

/**
 * Confirms what the rest costs: nothing is paid without its amount having been shown. The price may have changed since
 * the batch began; that of add-ons is not known beforehand.
 */
function PayDialog({ batch, count, onPay, onClose }: PayDialogProps): ReactNode {
  const formats = useFormats();
  const { balance, plans } = useCatalog();
  const [first] = batch.servers;
  const plan = plans.rows?.plans.find(({ id }) => id === first?.body.productId);
  const hasAddons = (first?.body.addons?.length ?? 0) > 0;
  const each = hasAddons || plan === undefined ? batch.charge : plan.price;
  const amount = timesAmount(each, count);
  return (
    <ConfirmDialog
      title={<Plural value={count} one="Deploy # server?" other="Deploy # servers?" />}
      confirmLabel={<Plural value={count} one="Deploy # server" other="Deploy # servers" />}
      onConfirm={() => {
        onPay();
        onClose();
      }}
      onClose={onClose}
      busy={false}
      submitError={undefined}
      disabledReason={plans.isLoading ? <Trans>Still loading.</Trans> : undefined}
    >
      <DefinitionList>
        <Definition
          term={<Trans>Charged now</Trans>}
          note={
            amount === undefined ? (
              <Trans>You’re charged the price of the plan and its add-ons.</Trans>
            ) : (
              (hasAddons || plan === undefined) && (
                <Trans>By the price of {formats.dateTime(batch.at)}, when you began.</Trans>
              )
            )
          }
        >
          <strong>
            {amount === undefined ? (
              <Trans>not known</Trans>
            ) : (
              <span translate="no">{formats.money(amount)}</span>
            )}
          </strong>
        </Definition>
        <Definition term={<Trans>Balance before</Trans>}>
          {balance === undefined ? <Trans>not known</Trans> : <Balance balance={balance} />}
        </Definition>
      </DefinitionList>
    </ConfirmDialog>
  );
}

/** The buttons for the batch's present state. */
export function BatchButtons({ shown: { batch, pause } }: { shown: ShownBatch }): ReactNode {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const isCustomerView = useCustomerView();
  const navigate = useNavigate();
  const [isPaying, setPaying] = useState(false);
  const { waiting, refused, left } = countStates(batch);
  const reason: Reason | undefined = isCustomerView
    ? t`Customer view hides the price. Turn it off before you deploy.`
    : undefined;
  const isOpen = isUnfinished(batch);
  const mustContinue =
    isOpen && (batch.isPaused || pause === 'old' || pause === 'unclear' || pause === 'journal');
  const dialog = isPaying && (
    <PayDialog
      batch={batch}
      count={isOpen ? waiting : refused + left}
      onPay={() => void (isOpen ? continueDeployBatch : retryRest)(queryClient)}
      onClose={() => setPaying(false)}
    />
  );
  if (!isOpen) {
    return (
      <>
        {refused + left > 0 && (
          <Button key="retry" disabledReason={reason} onClick={() => setPaying(true)}>
            <Trans>Try the rest again</Trans>
          </Button>
        )}
        <Button
          key="dismiss"
          variant="primary"
          onClick={() => void dropBatch().then(() => navigate({ to: '/servers' }))}
        >
          <Trans>Dismiss</Trans>
        </Button>
        {dialog}
      </>
    );
  }
  return (
    <>
      {waiting > 0 && (
        <Button key="cancel" onClick={() => void cancelRest(queryClient)}>
          <Trans>Don’t deploy the rest</Trans>
        </Button>
      )}
      {mustContinue ? (
        <Button
          key="continue"
          variant="primary"
          disabledReason={reason}
          // What was confirmed a while ago is confirmed anew, by its amount.
          onClick={() => (pause === 'old' ? setPaying(true) : void continueDeployBatch(queryClient))}
        >
          {pause === 'unclear' ? <Trans>Check and continue</Trans> : <Trans>Continue</Trans>}
        </Button>
      ) : (
        waiting > 0 && (
          <Button key="pause" onClick={() => void pauseDeployBatch(queryClient)}>
            <Trans>Pause</Trans>
          </Button>
        )
      )}
      {dialog}
    </>
  );
}
