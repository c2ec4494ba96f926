import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cx } from '#ui/cx.ts';
import { FleetCard } from './FleetCard.tsx';
import { useFleet } from './FleetContext.tsx';
import { useIsLoadShown } from './listChoices.ts';
import { useRestoredFocus } from './useRestoredFocus.ts';
import { rowsAt, useVisibleRowPolling } from './useVisibleRowPolling.ts';

/** Estimated height of a card with the gap below it, in pixels. Each card is measured once it is rendered. */
const estimatedHeight = 154;
/** The same of the line with the load. */
const loadHeight = 28;

interface VirtualCardsProps {
  /** The element that holds the cards. */
  frame: RefObject<HTMLElement | null>;
  /** Set to a function that scrolls a card into view, unless it is rendered: then its focus does. */
  scrollTo: RefObject<(index: number) => void>;
}

/** The cards of a large fleet. Only the visible ones are rendered. */
export default function VirtualCards({ frame, scrollTo }: VirtualCardsProps): ReactNode {
  'use no memo'; // the virtualizer mutates in place, which the compiler can't see
  const { fleet, rows: servers, dimmed, selected, menuOpenFor } = useFleet();
  const height = useIsLoadShown() ? estimatedHeight + loadHeight : estimatedHeight;
  useRestoredFocus(frame);
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const cards = useWindowVirtualizer({
    count: servers.length,
    estimateSize: () => height,
    overscan: 4,
    scrollMargin: top,
    getItemKey: (index) => servers[index]?.id ?? index,
    initialRect: { width: 0, height: 800 },
  });
  useEffect(() => {
    scrollTo.current = (index) => {
      const isRendered = list.current?.querySelector(`[data-index="${index}"]`);
      if (!isRendered) cards.scrollToIndex(index, { align: 'center' });
    };
  }, [cards, scrollTo]);
  useVisibleRowPolling(fleet.servers, rowsAt(servers, cards.getVirtualItems()));
  return (
    <ul
      ref={list}
      className={cx('relative', dimmed && 'opacity-70')}
      style={{ height: cards.getTotalSize() }}
    >
      {cards.getVirtualItems().map(({ index, start, key }) => {
        const server = servers[index];
        return server === undefined ? null : (
          <li
            key={key}
            ref={cards.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={servers.length}
            className="absolute inset-x-0 top-0 pb-3"
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <FleetCard
              server={server}
              isSelected={selected.has(server.id)}
              isMenuOpen={menuOpenFor === server.id}
            />
          </li>
        );
      })}
    </ul>
  );
}
