import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Reseller, ResellerStatus } from '#domain/reseller.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { StatusBadge, type StatusBadgeProps } from '#ui/StatusBadge.tsx';

type Look = Pick<StatusBadgeProps, 'tone' | 'shape'> & {
  readonly word: MessageDescriptor;
  readonly note: MessageDescriptor | undefined;
};

const statusLooks: Record<ResellerStatus, Look> = {
  active: { tone: 'positive', shape: 'filled', word: msg`Active`, note: undefined },
  pending: {
    tone: 'caution',
    shape: 'arc',
    word: msg`Pending`,
    note: msg`Not active yet: you may not be paying wholesale prices.`,
  },
  disabled: {
    tone: 'critical',
    shape: 'cross',
    word: msg`Disabled`,
    note: msg`No longer active: you may not be paying wholesale prices.`,
  },
};

function Status({ reseller: { status, statusWord } }: { reseller: Reseller }): ReactNode {
  const { t } = useLingui();
  if (status === undefined && statusWord === '') return <Trans>not given</Trans>;
  if (status === undefined) {
    return (
      <StatusBadge tone="neutral" shape="question">
        <BidiText text={statusWord} max={40} />
      </StatusBadge>
    );
  }
  const { tone, shape, word } = statusLooks[status];
  return (
    <StatusBadge tone={tone} shape={shape}>
      {t(word)}
    </StatusBadge>
  );
}

/** The account's reseller data. Status, brand and margin are shown even if the API doesn't report them. */
export function ResellerFacts({ reseller }: { reseller: Reseller }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const { status, brandName, brandSlug, marginPercent, tierName, discountPercent } = reseller;
  const note = status && statusLooks[status].note;
  const name = brandName || brandSlug;
  return (
    <Section heading={t`Reseller account`}>
      <DefinitionList>
        <Definition term={t`Status`} note={note && t(note)}>
          <Status reseller={reseller} />
        </Definition>
        <Definition
          term={t`Brand`}
          note={brandName !== '' && brandSlug !== '' && <BidiText text={brandSlug} max={80} />}
        >
          {name === '' ? <Trans>not given</Trans> : <BidiText text={name} max={120} />}
        </Definition>
        <Definition term={t`Margin`}>
          {marginPercent === undefined ? (
            <Trans>not given</Trans>
          ) : (
            <span translate="no">{formats.percent(marginPercent)}</span>
          )}
        </Definition>
        {tierName !== '' && (
          <Definition term={t`Tier`}>
            <BidiText text={tierName} max={80} />
          </Definition>
        )}
        {discountPercent !== undefined && (
          <Definition term={t`Discount`}>
            <span translate="no">{formats.percent(discountPercent)}</span>
          </Definition>
        )}
      </DefinitionList>
    </Section>
  );
}
