import { lazy, type ReactNode, Suspense } from 'react';
import { cx } from '#ui/cx.ts';
import { FleetCard } from './FleetCard.tsx';
import { FleetSort, type FleetSortProps } from './FleetSort.tsx';
import { type FleetRowsProps, plainRows } from './FleetTable.tsx';
import { SelectAllShown } from './SelectAllShown.tsx';

const VirtualCards = lazy(() => import('./VirtualCards.tsx'));

const firstCards = 10;

function PlainCards({ servers, dimmed, selected, onSelect, ...menu }: FleetRowsProps): ReactNode {
  return (
    <ul className={cx('flex flex-col gap-3', dimmed && 'opacity-70')}>
      {servers.map((server) => (
        <li key={server.id}>
          <FleetCard
            server={server}
            isSelected={selected.has(server.id)}
            onSelect={onSelect}
            isMenuOpen={menu.menuOpenFor === server.id}
            onOpenMenu={menu.onOpenMenu}
          />
        </li>
      ))}
    </ul>
  );
}

function Cards(props: FleetRowsProps): ReactNode {
  if (props.servers.length <= plainRows) return <PlainCards {...props} />;
  return (
    <Suspense fallback={<PlainCards {...props} servers={props.servers.slice(0, firstCards)} />}>
      <VirtualCards {...props} />
    </Suspense>
  );
}

/** The fleet as cards, for narrow windows. */
export default function FleetCards({ view, onSort, ...props }: FleetRowsProps & FleetSortProps): ReactNode {
  return (
    <>
      <FleetSort view={view} onSort={onSort} />
      <div className="-mb-3 ps-4.5">
        <SelectAllShown {...props} labelHidden={false} />
      </div>
      <Cards {...props} />
    </>
  );
}
