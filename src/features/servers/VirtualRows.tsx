import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactNode, type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { FleetRow } from './FleetRow.tsx';
import type { FleetRowsProps } from './FleetTable.tsx';
import { columnCount } from './FleetTableHead.tsx';
import { useFocusKept } from './useFocusKept.ts';
import { rowsAt, useVisibleRowPolling } from './useVisibleRowPolling.ts';

/** The height of a row in pixels, which `Cell` gives it. */
const rowHeight = 44;

interface VirtualRowsProps extends FleetRowsProps {
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
export default function VirtualRows(props: VirtualRowsProps): ReactNode {
  'use no memo'; // the virtualizer changes behind the compiler's back
  const { fleet, servers, frame, scrollTo, dimmed, selected, onSelect, menuOpenFor, onOpenMenu } = props;
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
              onSelect={onSelect}
              isMenuOpen={menuOpenFor === server.id}
              onOpenMenu={onOpenMenu}
            />
          </Fragment>
        );
      })}
      <Spacer height={rows.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
    </>
  );
}
