import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PlanAddon } from '#domain/plans.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { OsName, RegionName } from '#shared/names.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import type { Charge } from './charge.ts';
import type { DeployChoice } from './deployChoice.ts';
import { PlanPrice } from './PlanPrice.tsx';

interface DeploySummaryProps {
  choice: DeployChoice;
  /** Each chosen add-on; `undefined` where its details are unknown. */
  addons: readonly (PlanAddon | undefined)[];
  charge: Charge;
}

/** The choices so far and their cost, visible at every step. */
export function DeploySummary({ choice, addons, charge }: DeploySummaryProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const isCustomerView = useCustomerView();
  const { planId, plan, region, osId, label, hostname, addonIds } = choice;
  const unchosen = <span className="text-muted">{t`not chosen yet`}</span>;
  const text = (words: string) => <BidiText text={words} max={80} />;
  return (
    <Section heading={t`Your server`}>
      <DefinitionList>
        <Definition term={t`Plan`}>{planId === undefined ? unchosen : text(plan?.name || planId)}</Definition>
        <Definition term={t`Region`}>
          {region === undefined ? t`no preference` : <RegionName region={region} max={80} />}
        </Definition>
        <Definition term={t`System`}>
          {osId === undefined ? unchosen : <OsName id={osId} max={80} />}
        </Definition>
        <Definition term={t`Label`}>
          {label === undefined ? t`generated automatically` : text(label)}
        </Definition>
        <Definition term={t`Hostname`}>
          {hostname === undefined ? t`generated automatically` : text(hostname)}
        </Definition>
        <Definition term={t`Add-ons`}>
          {addonIds.length === 0
            ? t`none`
            : addonIds.map((id, index) => (
                <span key={id} className="block">
                  {text(addons[index]?.name ?? id)}
                </span>
              ))}
        </Definition>
        <Definition term={t`Plan price`}>
          {planId === undefined ? '—' : <PlanPrice price={plan?.price} />}
        </Definition>
        {!isCustomerView && (
          <Definition term={t`Charged now`}>
            <strong className="tabular-nums">
              {planId === undefined ? (
                '—'
              ) : charge.now === undefined ? (
                t`not known`
              ) : (
                <span translate="no">{formats.money(charge.now)}</span>
              )}
            </strong>
          </Definition>
        )}
      </DefinitionList>
    </Section>
  );
}
