import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { AddonCatalog, AddonGroup } from '#domain/addonCatalog.ts';
import { useActivity } from '#operations/writes/activityLog.ts';
import { addonTypeName } from '#shared/addonTypeName.ts';
import { BidiText } from '#ui/BidiText.tsx';
import type { Reason } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';
import { AddonEntry } from './AddonEntry.tsx';
import { useAddonReason } from './useBuyReasons.tsx';

/**
 * The add-on of the group that was bought last in this tab. The API says only that the server has one of this type; which
 * one is known only where it was bought here.
 */
function useBoughtHere(serverId: string, { isOwned, addons }: AddonGroup) {
  const lines = useActivity();
  if (isOwned !== true) return undefined;
  for (const { receipt } of lines) {
    if (receipt?.serverId !== serverId) continue;
    const bought = addons.filter(({ id, name }) => (name || id) === receipt.addonName);
    if (bought.length > 0) return bought.length === 1 ? { id: bought[0]?.id, at: receipt.at } : undefined;
  }
  return undefined;
}

interface AddonGroupSectionProps {
  serverId: string;
  group: AddonGroup;
  period: Pick<AddonCatalog, 'daysRemaining' | 'cycleEnd'>;
  /** Why nothing at all can be bought for the server. */
  storeReason: Reason | undefined;
  onBuy: (addonId: string) => void;
}

/** The add-ons of one type. The API reports ownership per type, so it is shown once per group. */
export function AddonGroupSection({
  serverId,
  group,
  period,
  storeReason,
  onBuy,
}: AddonGroupSectionProps): ReactNode {
  const { t } = useLingui();
  const reasonOf = useAddonReason();
  const name = addonTypeName(group.type);
  const boughtHere = useBoughtHere(serverId, group);
  return (
    <Section
      heading={name === undefined ? <BidiText text={group.type} max={60} /> : t(name)}
      description={
        group.isOwned === true &&
        (boughtHere === undefined ? (
          <Trans>This server has an add-on of this type. The API doesn’t say which one.</Trans>
        ) : (
          <Trans>This server has an add-on of this type.</Trans>
        ))
      }
      actions={
        group.isOwned === true && (
          <StatusBadge tone="positive" shape="filled">
            <Trans>Active</Trans>
          </StatusBadge>
        )
      }
      flush
    >
      <ul className="divide-y divide-line">
        {group.addons.map((addon) => (
          <AddonEntry
            key={addon.id}
            addon={addon}
            boughtAt={boughtHere?.id === addon.id ? boughtHere.at : undefined}
            period={period}
            reason={storeReason ?? reasonOf(group.isOwned, addon.quote.problem)}
            onBuy={() => onBuy(addon.id)}
          />
        ))}
      </ul>
    </Section>
  );
}
