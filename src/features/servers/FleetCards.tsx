import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { cx } from '#ui/cx.ts';
import { FleetCard } from './FleetCard.tsx';
import { FleetSort, type FleetSortProps } from './FleetSort.tsx';
import { useFleet } from './FleetContext.tsx';
import { maxPlainRows } from './FleetTable.tsx';
import { SelectAllShown } from './RowControls.tsx';
import { useRowFocus } from './useRowFocus.ts';

const VirtualCards = lazy(() => import('./VirtualCards.tsx'));

/** Needed only for the order by load. */
const KnownCount = lazy(() => import('./listParts.ts').then(({ KnownCount }) => ({ default: KnownCount })));

const firstCards = 10;

/** All cards of the view, or the first `upTo`. */
function PlainCards({ upTo }: { upTo?: number }): ReactNode {
  const { rows, dimmed, selected, menuOpenFor } = useFleet();
  return (
    <ul className={cx('flex flex-col gap-3', dimmed && 'opacity-70')}>
      {rows.slice(0, upTo).map((server, index) => (
        <li key={server.id} data-index={index}>
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
  const frame = useRef<HTMLDivElement>(null);
  const scrollTo = useRef<(index: number) => void>(() => undefined);
  const moveFocus = useRowFocus(frame, scrollTo);
  return (
    <>
      <FleetSort {...order} />
      <div className="-mb-3 flex flex-wrap gap-x-4 ps-4.5">
        <SelectAllShown labelHidden={false} />
        {/* Its line is there before it. */}
        {order.view.sort === 'load' && (
          <div className="h-5 basis-full">
            <Suspense>
              <KnownCount />
            </Suspense>
          </div>
        )}
      </div>
      <div ref={frame} role="presentation" onKeyDown={moveFocus}>
        {rows.length <= maxPlainRows ? (
          <PlainCards />
        ) : (
          <Suspense fallback={<PlainCards upTo={firstCards} />}>
            <VirtualCards frame={frame} scrollTo={scrollTo} />
          </Suspense>
        )}
      </div>
    </>
  );
}
