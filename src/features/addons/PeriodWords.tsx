import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { AddonCatalog } from '#domain/addonCatalog.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';

/** The period that the charge now covers. The API rounds the days. */
export function PeriodWords({
  daysRemaining: days,
  cycleEnd,
}: Pick<AddonCatalog, 'daysRemaining' | 'cycleEnd'>): ReactNode {
  const formats = useFormats();
  // A billing cycle is about a month: a date further away, or unknown, is shown with its year.
  const end = days !== undefined && days <= 31 ? formats.day(cycleEnd) : formats.date(cycleEnd);
  if (days === undefined) {
    return cycleEnd === undefined ? (
      <Trans>until the billing cycle ends; the API doesn’t say when</Trans>
    ) : (
      <Trans>until {end}</Trans>
    );
  }
  if (days < 1) {
    return cycleEnd === undefined ? (
      <Trans>for less than a day</Trans>
    ) : (
      <Trans>for less than a day, until {end}</Trans>
    );
  }
  return cycleEnd === undefined ? (
    <Plural value={days} one="for about # day" other="for about # days" />
  ) : (
    <Plural value={days} one={`for about # day, until ${end}`} other={`for about # days, until ${end}`} />
  );
}
