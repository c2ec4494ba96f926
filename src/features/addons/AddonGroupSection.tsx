import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { AddonCatalog, AddonGroup } from '#domain/addonCatalog.ts';
import { addonTypeName } from '#shared/addonTypeName.ts';
import { BidiText } from '#ui/BidiText.tsx';
import type { Reason } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';
import { AddonEntry } from './AddonEntry.tsx';
import { useAddonReason } from './useBuyReasons.tsx';

interface AddonGroupSectionProps {
  group: AddonGroup;
  period: Pick<AddonCatalog, 'daysRemaining' | 'cycleEnd'>;
  /** Why nothing at all can be bought for the server. */
  storeReason: Reason | undefined;
  onBuy: (addonId: string) => void;
}

/** The add-ons of one type. Ownership is shown once per group, because the API only reports it per type. */
export function AddonGroupSection({ group, period, storeReason, onBuy }: AddonGroupSectionProps): ReactNode {
  const { t } = useLingui();
  const reasonOf = useAddonReason();
  const name = addonTypeName(group.type);
  return (
    <Section
      heading={name === undefined ? <BidiText text={group.type} max={60} /> : t(name)}
      description={group.isOwned === true && <Trans>This server already has an add-on of this type.</Trans>}
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
            period={period}
            reason={storeReason ?? reasonOf(group.isOwned, addon.quote.problem)}
            onBuy={() => onBuy(addon.id)}
          />
        ))}
      </ul>
    </Section>
  );
}
