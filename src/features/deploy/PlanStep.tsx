import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId, useState } from 'react';
import { UnreadableRows } from '#shared/ListNotices.tsx';
import { shortfallOf } from '#domain/balance.ts';
import { isBuyable, type Plan, type PlanOrder, planOrders, sortPlans } from '#domain/plans.ts';
import { isUuid } from '#domain/read.ts';
import { regionNames } from '#shared/CatalogNames.tsx';
import { useNames } from '#shared/names.tsx';
import { PlanSize } from '#shared/planSize.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { cx } from '#ui/cx.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { FieldError } from '#ui/Field.tsx';
import { Select } from '#ui/Select.tsx';
import Package from 'lucide-react/icons/package';
import { ListingState } from './ListingState.tsx';
import { PlanPrice } from './PlanPrice.tsx';
import { TypedId } from './TypedId.tsx';
import type { Catalog } from './useCatalog.ts';

interface PlanStepProps {
  catalog: Catalog;
  planId: string | undefined;
  refused: ReactNode;
  onChoose: (planId: string | undefined) => void;
}

const orderNames: Record<PlanOrder, MessageDescriptor> = {
  price: msg`Price`,
  vcpu: msg`vCPU`,
  ram: msg`Memory`,
  disk: msg`Disk`,
};

interface PlanChoiceProps {
  plan: Plan;
  group: string;
  balance: string | undefined;
  isChosen: boolean;
  onChoose: () => void;
}

function PlanChoice({ plan, group, balance, isChosen, onChoose }: PlanChoiceProps): ReactNode {
  const names = useNames();
  const isCustomerView = useCustomerView();
  return (
    <label
      className={cx(
        'flex cursor-pointer items-start gap-3 rounded-lg border bg-surface p-4 transition-colors hover:bg-hover',
        isChosen ? 'border-focus' : 'border-line',
      )}
    >
      <input
        type="radio"
        name={group}
        aria-label={plan.name || plan.id}
        checked={isChosen}
        onChange={onChoose}
        className="mt-1 size-4 shrink-0 cursor-pointer accent-accent pointer-coarse:size-5"
      />
      <span className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <span className="flex min-w-0 flex-col gap-0.5">
          <span className="font-semibold">
            <BidiText text={plan.name || plan.id} max={60} />
          </span>
          <PlanSize plan={plan} />
          {plan.regions.length > 0 && (
            <span className="text-sm text-muted">
              <BidiText text={regionNames(plan.regions, names)} max={60} />
            </span>
          )}
        </span>
        <span className="font-semibold tabular-nums sm:text-end">
          <PlanPrice price={plan.price} />
          {!isBuyable(plan) && (
            <span className="block text-sm font-normal text-caution">
              <Trans>not available without a price</Trans>
            </span>
          )}
          {!isCustomerView && shortfallOf(plan.price, balance) !== undefined && (
            <span className="block text-sm font-normal text-caution">
              <Trans>more than your balance</Trans>
            </span>
          )}
        </span>
      </span>
    </label>
  );
}

/** Choice of plan: size, region and price. Plans that the balance doesn't cover are marked, not hidden. */
export function PlanStep({ catalog, planId, refused, onChoose }: PlanStepProps): ReactNode {
  const { t } = useLingui();
  const group = useId();
  const errorId = useId();
  const [order, setOrder] = useState<PlanOrder>('price');
  const { plans, balance } = catalog;
  if (plans.rows === undefined) {
    return (
      <ListingState
        listing={plans}
        loading={<Trans>Loading plans</Trans>}
        failed={<Trans>Couldn’t load the plans.</Trans>}
        typedFallback={
          <TypedId
            accepts={isUuid}
            label={<Trans>Plan ID</Trans>}
            error={refused}
            value={planId}
            onChange={onChoose}
          />
        }
      />
    );
  }
  const { plans: all, unreadable } = plans.rows;
  return (
    <div className="flex flex-col gap-4">
      {unreadable > 0 && <UnreadableRows count={unreadable} />}
      {all.length === 0 ? (
        <EmptyState icon={<Package />} heading={<Trans>No plans available</Trans>}>
          <Trans>There are no plans for this account right now.</Trans>
        </EmptyState>
      ) : (
        <>
          <Select
            label={t`Sort by`}
            className="w-44"
            value={order}
            onChange={({ currentTarget: { value } }) =>
              setOrder(planOrders.find((one) => one === value) ?? 'price')
            }
          >
            {planOrders.map((one) => (
              <option key={one} value={one}>
                {t(orderNames[one])}
              </option>
            ))}
          </Select>
          <fieldset aria-describedby={refused ? errorId : undefined} className="flex flex-col gap-2.5">
            <legend className="sr-only">{t`Plan`}</legend>
            <FieldError id={errorId}>{refused}</FieldError>
            {sortPlans(all, order).map((plan) => (
              <PlanChoice
                key={plan.id}
                plan={plan}
                group={group}
                balance={balance}
                isChosen={plan.id === planId}
                onChoose={() => onChoose(plan.id)}
              />
            ))}
          </fieldset>
        </>
      )}
    </div>
  );
}
