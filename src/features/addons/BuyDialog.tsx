import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { requestPurchase } from '#operations/purchase/purchase.ts';
import { useDialogWrite } from '#operations/useDialogWrite.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { SandboxNote } from '#shared/SandboxNote.tsx';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import type { WriteTrouble } from '#operations/useDialogWrite.ts';
import { WriteProblem } from '#shared/WriteProblem.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { OfferTerms } from './OfferTerms.tsx';
import { useAddonReason, useStoreReason } from './useBuyReasons.tsx';
import { type Offer, useOffer } from './useOffer.ts';

/** Whether add-ons of this type bring IP addresses, which have to be set up inside the server. */
function bringsAddresses(type: string): boolean {
  return type === 'extra-ip' || type === 'ip-class';
}

interface BuyDialogProps {
  server: Pick<Server, 'id' | 'status'>;
  name: string;
  requestedAddon: { readonly id: string; readonly type: string };
  onClose: () => void;
}

/** Why the purchase was not made, where the server's page doesn't say so itself. */
function PurchaseProblem({ trouble }: { trouble: WriteTrouble }): ReactNode {
  if (trouble.state === 'notSent' && trouble.because === 'unsettled')
    return (
      <Trans>
        Nothing was sent: we don’t know yet whether the last purchase for this server went through.
      </Trans>
    );
  return <WriteProblem trouble={trouble} refused={<Trans>Not bought. You weren’t charged.</Trans>} />;
}

/** Confirms a purchase at the current price. Its outcome is shown with the server's add-ons. */
export default function BuyDialog({ server, name, requestedAddon, onClose }: BuyDialogProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const { offer, previousAddon, isReading, error, readAgain, freshOffer } = useOffer(
    server.id,
    requestedAddon,
  );
  const { isBusy, trouble, run } = useDialogWrite(onClose);
  const storeReason = useStoreReason(server);
  const addonReason = useAddonReason();
  const addon = offer?.addon;

  function disabledReason() {
    if (isBusy || isReading) return undefined;
    if (storeReason !== undefined) return storeReason;
    if (error !== undefined || offer === undefined) return t`The price hasn’t loaded yet.`;
    if (addon === undefined) return t`This add-on is no longer available for this server.`;
    return addonReason(offer.sight.isOwned, addon.quote.problem);
  }
  function send({ addon: bought, sight }: Offer): void {
    if (bought === undefined || bought.quote.problem !== undefined) return;
    const terms = {
      addonId: bought.id,
      addonName: bought.name || bought.id,
      type: bought.type,
      charge: bought.quote.charge,
      before: sight,
    };
    const request = { serverId: server.id, serverName: name, terms };
    run((caller) => requestPurchase(caller, request));
  }
  async function pay(): Promise<void> {
    const fresh = await freshOffer();
    if (fresh !== undefined) send(fresh);
  }
  const title = <BidiText text={addon?.name || requestedAddon.id} max={60} />;
  const amount = formats.money(addon?.quote.charge);
  return (
    <ConfirmDialog
      title={
        <Trans>
          Buy {title} for <BidiText text={name} max={60} />?
        </Trans>
      }
      confirmLabel={addon === undefined ? <Trans>Pay</Trans> : <Trans>Pay {amount}</Trans>}
      busy={isBusy || isReading}
      leavable
      submitError={trouble && <PurchaseProblem trouble={trouble} />}
      disabledReason={disabledReason()}
      onConfirm={() => void pay()}
      onClose={onClose}
    >
      {addon === undefined && isReading && <Spinner label={<Trans>Loading price</Trans>} />}
      {error !== undefined && (
        <ApiErrorPanel
          what={<Trans>Couldn’t load the price.</Trans>}
          error={error}
          retrying={isReading}
          onRetry={readAgain}
        />
      )}
      {offer?.sight.isOwned === true && (
        <Notice tone="info">
          <Trans>This server already has an add-on of this type.</Trans>
        </Notice>
      )}
      {offer !== undefined && addon !== undefined && (
        <OfferTerms offer={offer} addon={addon} previousAddon={previousAddon} />
      )}
      {bringsAddresses(requestedAddon.type) && (
        <p className="text-muted">
          <Trans>
            New addresses need to be set up inside the server. You’ll find the commands under Networking.
          </Trans>
        </p>
      )}
      <SandboxNote />
      <ShowAsCurl
        operation="purchaseServerAddon"
        params={{ id: server.id }}
        body={{ addonId: requestedAddon.id }}
      />
    </ConfirmDialog>
  );
}
