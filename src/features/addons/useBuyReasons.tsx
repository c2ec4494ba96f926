import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { QuoteProblem } from '#domain/addonCatalog.ts';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { useRoughNow } from '#i18n/useNow.ts';
import { blocksNextRequest } from '#operations/intents/intentRules.ts';
import { useIntent } from '#operations/intents/intents.ts';
import { useOpenEntry } from '#operations/writes/journal.ts';
import { useCustomerView } from '#shared/customerView.ts';
import { MissingScope } from '#shared/MissingScope.tsx';
import { useScope } from '#session/scopes.ts';
import type { Reason } from '#ui/Button.tsx';
import { useOnline } from '#api/online.ts';

/** Why a quote with each problem can't be bought. */
const quoteProblems: Record<QuoteProblem, MessageDescriptor> = {
  unreadable: msg`Couldn’t read the price. You can buy this once the API gives a clear one.`,
  notPositive: msg`The charge is zero or less, which can’t be right. Refresh the prices.`,
  abovePrice: msg`The charge for part of a month is higher than the monthly price, which can’t be right. Refresh the prices.`,
  ownershipUnknown: msg`The API doesn’t say whether the server has an add-on of this type.`,
};

/** Why no add-on at all can be bought for the server now; `undefined` if one can. */
export function useStoreReason({ id, status }: Pick<Server, 'id' | 'status'>): Reason | undefined {
  const { t } = useLingui();
  const isDenied = useScope('servers:write') === 'denied';
  const isOnline = useOnline();
  const isCustomerView = useCustomerView();
  const intent = useIntent(id);
  const now = useRoughNow();
  const entry = useOpenEntry('purchaseServerAddon', id);
  if (isDenied) return <MissingScope scope="servers:write" />;
  if (isCustomerView) return t`Customer view hides the price. Turn it off before you buy.`;
  if (!serverCan('buyAddon', status)) return t`You can only buy add-ons for a running server.`;
  if (entry?.state === 'sent') return t`A purchase for this server is in progress.`;
  if (entry !== undefined)
    return t`We don’t know yet whether the last purchase for this server went through.`;
  if (intent !== undefined && blocksNextRequest(intent, now))
    return t`Another action on this server hasn’t finished yet.`;
  return isOnline ? undefined : t`You’re offline.`;
}

/** Returns why a particular add-on can't be bought, according to the catalog; `undefined` if it can. */
export function useAddonReason(): (
  isOwned: boolean | undefined,
  problem: QuoteProblem | undefined,
) => string | undefined {
  const { t } = useLingui();
  return (isOwned, problem) => {
    if (isOwned === true) return t`This server already has an add-on of this type.`;
    if (problem !== undefined) return t(quoteProblems[problem]);
    return isOwned === undefined ? t(quoteProblems.ownershipUnknown) : undefined;
  };
}
