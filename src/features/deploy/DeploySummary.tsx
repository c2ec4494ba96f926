import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlanAddon } from '#domain/plans.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { OsName, RegionName } from '#shared/names.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';
import { cx } from '#ui/cx.ts';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { Charge } from './charge.ts';
import { chosenNames, type DeployChoice, type ServerNames } from './deployChoice.ts';
import { type DeployStep, stepParam } from './deploySteps.ts';
import { PlanPrice, useShownPrice } from './PlanPrice.tsx';
import { NoPreference } from './RegionStep.tsx';

interface DeploySummaryProps {
  choice: DeployChoice;
  /** Each chosen add-on; `undefined` where its details are unknown. */
  addons: readonly (PlanAddon | undefined)[];
  charge: Charge;
  isPlanLoading: boolean;
  /** In the review each choice has a link to its step; their names are on their way, or are there. */
  review: 'loading' | 'ready' | undefined;
}

const changes = {
  plan: { step: 'plan', name: msg`Change plan` },
  region: { step: 'region', name: msg`Change region` },
  system: { step: 'system', name: msg`Change system` },
  label: { step: 'details', name: msg`Change label` },
  hostname: { step: 'details', name: msg`Change hostname` },
  addons: { step: 'add-ons', name: msg`Change add-ons` },
} satisfies Record<string, { step: DeployStep; name: MessageDescriptor }>;

interface ChosenValueProps {
  /** Which choice the link changes; `undefined` for none. */
  changing: keyof typeof changes | undefined;
  children: ReactNode;
}

/** A choice and, in the review, the link to its step. */
function ChosenValue({ changing, children }: ChosenValueProps): ReactNode {
  const { t } = useLingui();
  if (changing === undefined) return <span>{children}</span>;
  const { step, name } = changes[changing];
  return (
    <span className="flex items-start justify-between gap-3">
      <span className="min-w-0">{children}</span>
      <Link
        to="/deploy/{-$step}"
        params={{ step: stepParam(step) }}
        search
        state
        aria-label={t(name)}
        className={cx(textLinkClass, 'shrink-0 pointer-coarse:-my-2.5 pointer-coarse:py-2.5')}
      >
        <Trans>Change</Trans>
      </Link>
    </span>
  );
}

/** The choices so far and their cost, visible at every step. */
export function DeploySummary(props: DeploySummaryProps): ReactNode {
  const { choice, addons, charge, isPlanLoading, review } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const isCustomerView = useCustomerView();
  const shownPrice = useShownPrice();
  const { planId, plan, region, osId, label, hostname, count, addonIds } = choice;
  const heading = count === 1 ? t`Your server` : t`Your ${count} servers`;
  const names = chosenNames(choice);
  /** The names of one server, or the first and last of several. */
  const range = (kind: keyof ServerNames): string => {
    const [first, last] = [names[0]?.[kind] ?? '', names.at(-1)?.[kind] ?? ''];
    return count === 1 ? first : `${first} … ${last}`;
  };
  const unchosen = <span className="text-muted">{t`not chosen yet`}</span>;
  // As high as the line that comes.
  const loading = <span aria-hidden="true">…</span>;
  const text = (words: string) => <BidiText text={words} max={80} />;
  const hasLinks = review !== undefined;
  if (review === 'loading') {
    return (
      <Section heading={heading}>
        <div className="flex flex-col divide-y divide-line">
          {Array.from({ length: 8 }, (_, line) => (
            <span key={line} className="py-3.5">
              <Skeleton className="w-2/3" />
            </span>
          ))}
        </div>
      </Section>
    );
  }
  return (
    <Section heading={heading}>
      <DefinitionList>
        <Definition term={t`Plan`}>
          <ChosenValue changing={hasLinks ? 'plan' : undefined}>
            {planId === undefined ? unchosen : isPlanLoading ? loading : text(plan?.name || planId)}
          </ChosenValue>
        </Definition>
        <Definition term={t`Region`}>
          <ChosenValue changing={hasLinks ? 'region' : undefined}>
            {region === undefined ? <NoPreference plan={plan} /> : <RegionName region={region} max={80} />}
          </ChosenValue>
        </Definition>
        <Definition term={t`System`}>
          <ChosenValue changing={hasLinks ? 'system' : undefined}>
            {osId === undefined ? unchosen : <OsName id={osId} max={80} />}
          </ChosenValue>
        </Definition>
        <Definition term={t`Label`}>
          <ChosenValue changing={hasLinks ? 'label' : undefined}>
            {label === undefined ? t`generated automatically` : text(range('label'))}
          </ChosenValue>
        </Definition>
        <Definition term={t`Hostname`}>
          <ChosenValue changing={hasLinks ? 'hostname' : undefined}>
            {hostname === undefined ? t`generated automatically` : text(range('hostname'))}
          </ChosenValue>
        </Definition>
        <Definition term={t`Add-ons`}>
          <ChosenValue changing={hasLinks ? 'addons' : undefined}>
            {addonIds.length === 0
              ? t`none`
              : addonIds.map((id, index) => (
                  <span key={id} className="block">
                    {text(addons[index]?.name ?? id)}
                  </span>
                ))}
          </ChosenValue>
        </Definition>
        <Definition term={t`Plan price`}>
          {planId === undefined ? (
            '—'
          ) : isPlanLoading ? (
            loading
          ) : (
            <PlanPrice price={shownPrice(plan?.price)} />
          )}
        </Definition>
        {!isCustomerView && (
          <Definition term={t`Charged now`}>
            <strong className="tabular-nums">
              {planId === undefined ? (
                '—'
              ) : isPlanLoading ? (
                loading
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
