import { lazy, type ReactNode, Suspense } from 'react';
import { cx } from '#ui/cx.ts';
import { FleetCard } from './FleetCard.tsx';
import { FleetSort, type FleetSortProps } from './FleetSort.tsx';
import { useFleet } from './FleetContext.tsx';
import { maxPlainRows } from './FleetTable.tsx';
import { SelectAllShown } from './RowControls.tsx';

const VirtualCards = lazy(() => import('./VirtualCards.tsx'));

const firstCards = 10;

/** All cards of the view, or the first `upTo`. */
function PlainCards({ upTo }: { upTo?: number }): ReactNode {
  const { rows, dimmed, selected, menuOpenFor } = useFleet();
  return (
    <ul className={cx('flex flex-col gap-3', dimmed && 'opacity-70')}>
      {rows.slice(0, upTo).map((server) => (
        <li key={server.id}>
          <FleetCard
            server={server}
            isSelected={selected.has(server.id)}
            isMenuOpen={menuOpenFor === server.id}
          />
        </li>
      ))}
    </ul>
  );
}

/** The fleet as cards, for narrow windows. */
export default function FleetCards(order: FleetSortProps): ReactNode {
  const { rows } = useFleet();
  return (
    <>
      <FleetSort {...order} />
      <div className="-mb-3 ps-4.5">
        <SelectAllShown labelHidden={false} />
      </div>
      {rows.length <= maxPlainRows ? (
        <PlainCards />
      ) : (
        <Suspense fallback={<PlainCards upTo={firstCards} />}>
          <VirtualCards />
        </Suspense>
      )}
    </>
  );
}
