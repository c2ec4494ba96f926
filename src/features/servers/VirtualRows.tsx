import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactNode, type RefObject, useEffect, useState, useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import { FleetRow } from './FleetRow.tsx';
import { useFleet } from './FleetContext.tsx';
import { columnCount } from './FleetTableHead.tsx';
import { rowsAt, useVisibleRowPolling } from './useVisibleRowPolling.ts';

const stops = 'a, button, input';

interface Place {
  /** The row's index among all rows of the view. */
  readonly index: number;
  /** Which of the row's links, buttons and fields it is, from 0. */
  readonly stop: number;
}

function focusedPlace(frame: HTMLElement | null): Place | undefined {
  const focused = document.activeElement;
  const row = focused?.closest('[data-index]');
  if (!focused || !row || !frame?.contains(row)) return undefined;
  return {
    index: Number(row.getAttribute('data-index')),
    stop: [...row.querySelectorAll(stops)].indexOf(focused),
  };
}

/**
 * Keeps the focus in its row while other rows take the place of those that are shown: with its element it would go, and
 * with it the keys that follow.
 * @param frame what holds the rows, each with `data-index`
 * @returns the index of the row that had the focus, which has to be rendered at once; nothing when none had it
 */
function useFocusKept(frame: RefObject<HTMLElement | null>): number | undefined {
  // Read while the former rows are there still: once these here are laid out, those are gone.
  const [place] = useState(() => focusedPlace(frame.current));
  useLayoutEffect(() => {
    if (place === undefined) return;
    const row = frame.current?.querySelector(`[data-index="${place.index}"]`);
    row?.querySelectorAll<HTMLElement>(stops)[place.stop]?.focus({ preventScroll: true });
  }, [frame, place]);
  return place?.index;
}

/** The height of a row in pixels, which `Cell` gives it. */
const rowHeight = 44;

interface VirtualRowsProps {
  /** What scrolls. */
  frame: RefObject<HTMLElement | null>;
  /** Given what brings a row into sight. */
  scrollTo: RefObject<(index: number) => void>;
}

/** Keeps the place of the rows that are not rendered. */
function Spacer({ height }: { height: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td aria-hidden="true" colSpan={columnCount} style={{ height }} className="p-0" />
    </tr>
  );
}

/** The rows of a large fleet, of which only those in sight are rendered. */
export default function VirtualRows({ frame, scrollTo }: VirtualRowsProps): ReactNode {
  'use no memo'; // the virtualizer changes behind the compiler's back
  const { fleet, rows: servers, dimmed, selected, menuOpenFor } = useFleet();
  // The row that a key led to is rendered at once and stays, wherever the table is scrolled: with a row of its own
  // the focus would go, and with the focus the keys that follow.
  const [reached, setReached] = useState(useFocusKept(frame));
  const rows = useVirtualizer({
    count: servers.length,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      if (reached === undefined || reached >= range.count || inSight.includes(reached)) return inSight;
      return [...inSight, reached].toSorted((one, other) => one - other);
    },
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    // Rows at the first render already, before the frame is measured.
    initialRect: { width: 0, height: 800 },
  });
  useEffect(() => {
    scrollTo.current = (index) => {
      flushSync(() => setReached(index));
      rows.scrollToIndex(index);
    };
  }, [rows, scrollTo]);
  const shown = rows.getVirtualItems();
  useVisibleRowPolling(fleet.servers, rowsAt(servers, shown));
  return (
    <>
      {shown.map(({ index, start }, place) => {
        const server = servers[index];
        return server === undefined ? null : (
          <Fragment key={server.id}>
            <Spacer height={start - (shown[place - 1]?.end ?? 0)} />
            <FleetRow
              server={server}
              index={index}
              dimmed={dimmed}
              isSelected={selected.has(server.id)}
              isMenuOpen={menuOpenFor === server.id}
            />
          </Fragment>
        );
      })}
      <Spacer height={rows.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
    </>
  );
}
