import { Trans, useLingui } from '@lingui/react/macro';
import Package from 'lucide-react/icons/package';
import { type ReactNode, useId } from 'react';
import { shortfallOf } from '#domain/balance.ts';
import { isBuyable, meetsMinimums, pricePlans, sortPlans } from '#domain/plans.ts';
import { isUuid } from '#domain/read.ts';
import { regionNames } from '#shared/CatalogNames.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { UnreadableRows } from '#shared/ListNotices.tsx';
import { useNames } from '#shared/names.tsx';
import { PlanSize } from '#shared/planSize.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { cx } from '#ui/cx.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { FieldError } from '#ui/Field.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import type { PlanViewSearch } from './deploySteps.ts';
import { ListingState } from './ListingState.tsx';
import { noFilters, PlanFilters, readPlanView } from './PlanFilters.tsx';
import { PlanNote, PlanPrice, type PlanRowProps, useShownPrice } from './PlanPrice.tsx';
import { PlanTable } from './PlanTable.tsx';
import { TypedId } from './TypedId.tsx';
import type { Catalog } from './useCatalog.ts';

/** From this width on all columns of the comparison fit beside each other. */
const comparisonFits = '(min-width: 48rem)';

const cardClass = 'relative flex items-start gap-3 rounded-lg border bg-surface p-4 pb-6';

function PlanCard({ row, price, group, note, isChosen, onChoose }: PlanRowProps): ReactNode {
  const names = useNames();
  const id = useId();
  const { plan, perGb } = row;
  return (
    <label
      className={cx(
        cardClass,
        'cursor-pointer transition-colors hover:bg-hover',
        isChosen ? 'border-focus' : 'border-line',
      )}
    >
      <input
        type="radio"
        name={group}
        aria-label={plan.name || plan.id}
        aria-describedby={`${id}-size ${id}-price`}
        checked={isChosen}
        onChange={({ currentTarget }) => {
          onChoose();
          // The browser brings the radio into view, which is only a corner of the card.
          currentTarget.closest('label')?.scrollIntoView?.({ block: 'nearest' });
        }}
        className="my-0.5 size-4 shrink-0 cursor-pointer accent-accent pointer-coarse:size-5"
      />
      <span className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="flex items-start justify-between gap-3">
          <span className="min-w-0 font-semibold wrap-anywhere">
            <BidiText text={plan.name || plan.id} max={60} />
          </span>
          <span id={`${id}-price`} className="shrink-0 text-end font-semibold tabular-nums">
            <PlanPrice price={price} />
          </span>
        </span>
        <span id={`${id}-size`}>
          <PlanSize plan={plan} />
        </span>
        <span className="flex flex-wrap justify-between gap-x-3 text-sm text-muted">
          <BidiText text={regionNames(plan.regions, names)} max={60} />
          {perGb !== undefined && <Trans>{price.format(perGb)} per GB of memory</Trans>}
        </span>
        <PlanNote note={note} className="absolute bottom-1.5" />
      </span>
    </label>
  );
}

/** As high as the cards that come. */
function LoadingCards(): ReactNode {
  return Array.from({ length: 6 }, (_, index) => (
    <div key={index} aria-hidden="true" className={cx(cardClass, 'border-line')}>
      <span className="flex h-17 flex-1 flex-col justify-between py-1">
        <Skeleton className="w-2/5" />
        <Skeleton className="w-4/5" />
        <Skeleton className="w-3/5" />
      </span>
    </div>
  ));
}

interface PlanStepProps {
  catalog: Catalog;
  planId: string | undefined;
  search: PlanViewSearch;
  refused: ReactNode;
  onChoose: (planId: string | undefined) => void;
  onView: (view: PlanViewSearch) => void;
}

/** The chosen plan isn't among those that the filters leave. */
function ChosenNotShown({ name, onView }: { name: string; onView: PlanStepProps['onView'] }): ReactNode {
  return (
    <Notice
      tone="info"
      role="status"
      action={
        <Button size="sm" onClick={() => onView(noFilters)}>
          <Trans>Show all plans</Trans>
        </Button>
      }
    >
      <Trans>
        These filters hide your plan, <BidiText text={name} max={60} />.
      </Trans>
    </Notice>
  );
}

/** Choice of plan: size, region and price. Plans that the balance doesn't cover are marked, not hidden. */
export function PlanStep({ catalog, planId, search, refused, onChoose, onView }: PlanStepProps): ReactNode {
  const { t } = useLingui();
  const group = useId();
  const errorId = useId();
  const isTable = useMediaQuery(comparisonFits);
  const isCustomerView = useCustomerView();
  const shownPrice = useShownPrice();
  const { plans, balance } = catalog;
  if (plans.rows === undefined && !plans.isLoading) {
    return (
      <ListingState
        listing={plans}
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
  const { plans: all, unreadable = 0 } = plans.rows ?? {};
  if (all?.length === 0) {
    return (
      <>
        {unreadable > 0 && <UnreadableRows count={unreadable} />}
        <EmptyState icon={<Package />} heading={<Trans>No plans available</Trans>}>
          <Trans>There are no plans for this account right now.</Trans>
        </EmptyState>
      </>
    );
  }
  const view = readPlanView(search);
  const found = all?.filter((plan) => meetsMinimums(plan, view.minimums)) ?? [];
  const priced = pricePlans(found, (price) => shownPrice(price).amount);
  const rows = sortPlans(priced, view.column, view.isDescending).map((row): PlanRowProps => {
    const { plan } = row;
    const isShort = !isCustomerView && shortfallOf(plan.price, balance) !== undefined;
    return {
      row,
      price: shownPrice(plan.price),
      group,
      note: !isBuyable(plan) ? 'noPrice' : isShort ? 'shortfall' : undefined,
      isChosen: plan.id === planId,
      onChoose: () => onChoose(plan.id),
    };
  });
  const chosen = all?.find(({ id }) => id === planId);
  const isHidden = chosen !== undefined && !found.includes(chosen);
  return (
    <div className="flex flex-col gap-4">
      {unreadable > 0 && <UnreadableRows count={unreadable} />}
      <PlanFilters plans={all} shown={rows.length} view={view} hasSort={!isTable} onView={onView} />
      {isHidden && <ChosenNotShown name={chosen.name || chosen.id} onView={onView} />}
      <fieldset aria-describedby={refused ? errorId : undefined} className="flex min-w-0 flex-col gap-2.5">
        <legend className="sr-only">{t`Plan`}</legend>
        <FieldError id={errorId}>{refused}</FieldError>
        {all !== undefined && rows.length === 0 ? (
          <EmptyState icon={<Package />} heading={<Trans>No plan matches these filters</Trans>}>
            <Trans>Lower a minimum or clear the filters.</Trans>
          </EmptyState>
        ) : isTable ? (
          <PlanTable rows={all && rows} view={view} onView={onView} />
        ) : all === undefined ? (
          <LoadingCards />
        ) : (
          rows.map((row) => <PlanCard key={row.row.plan.id} {...row} />)
        )}
      </fieldset>
    </div>
  );
}
