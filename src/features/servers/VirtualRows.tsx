import { Trans } from '@lingui/react/macro';
import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  Fragment,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { rowHeights, useDensity } from './listChoices.ts';
import { FleetRow } from './FleetRow.tsx';
import { useFleet } from './FleetContext.tsx';
import { useColumnCount } from './fleetLayout.ts';
import { useRestoredFocus } from './useRestoredFocus.ts';
import { rowsAt, useVisibleRowPolling } from './useVisibleRowPolling.ts';

/** At most this many rows are printed: some 30 pages. */
const maxPrinted = 1_000;

/** Whether the page is being printed: then rows are printed that are not scrolled into view, too. */
function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // flushSync: the browser prints the DOM as it is when the handler returns.
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

/**
 * How many rows are added in one frame while the table is scrolled. A wheel, a finger or a key add fewer; a scrollbar
 * dragged through a large fleet would add all that fit into the window, in each frame, and everything would stand still
 * meanwhile. So the rest comes with the next frames.
 */
const maxAdded = 6;

/** Calls back once so many frames have begun. */
function afterFrames(count: number, act: () => void): () => void {
  let frame = 0;
  const wait = (left: number): void => {
    frame = requestAnimationFrame(() => (left > 1 ? wait(left - 1) : act()));
  };
  wait(count);
  return () => cancelAnimationFrame(frame);
}

interface Wanted {
  readonly indexes: ReadonlySet<number>;
  /** The first row in sight. */
  readonly startIndex: number;
  /** The last. */
  readonly endIndex: number;
  /** The row that a key press moved to. */
  readonly pinned: number | undefined;
}

/** The rows to render now, in order: the focused one, all that already are, and as many more as a frame has time for. */
function rowsOfFrame(wanted: Wanted, rendered: ReadonlySet<number>): number[] {
  const { indexes, startIndex, endIndex, pinned } = wanted;
  const isInSight = (index: number): boolean => index >= startIndex && index <= endIndex;
  const added = Array.from(indexes)
    .filter((index) => index !== pinned && !rendered.has(index))
    .toSorted((one, other) => Number(isInSight(other)) - Number(isInSight(one)));
  const late = new Set(added.slice(maxAdded));
  return Array.from(indexes)
    .filter((index) => !late.has(index))
    .toSorted((one, other) => one - other);
}

interface VirtualRowsProps {
  /** The scroll container. */
  frame: RefObject<HTMLElement | null>;
  /** Set to a function that scrolls a row into view. */
  scrollTo: RefObject<(index: number) => void>;
}

/** Says on paper that it has only the first rows. */
function PrintedPart({ all }: { all: number }): ReactNode {
  const formats = useFormats();
  const [printed, count] = [formats.number(maxPrinted), formats.number(all)];
  return (
    <tr>
      <td colSpan={useColumnCount()} className="p-2">
        <Trans>
          First {printed} of {count} servers. Export them as CSV to get all of them.
        </Trans>
      </td>
    </tr>
  );
}

/** Fills the height of the rows that are not rendered. */
function Spacer({ height }: { height: number }): ReactNode {
  const columnCount = useColumnCount();
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td aria-hidden="true" colSpan={columnCount} style={{ height }} className="p-0" />
    </tr>
  );
}

/** The rows of a large fleet. Only the visible ones are rendered. */
export default function VirtualRows({ frame, scrollTo }: VirtualRowsProps): ReactNode {
  'use no memo'; // the virtualizer mutates in place, which the compiler can't see
  const { fleet, rows: servers, dimmed, selected, menuOpenFor } = useFleet();
  // The row that a key press moved to is rendered at once and stays rendered, wherever the table is scrolled: if it
  // unmounted, the focus would be lost, and with it the key presses that follow.
  const [pinned, setPinned] = useState(useRestoredFocus(frame));
  const isPrinting = useIsPrinting();
  const rowHeight = rowHeights[useDensity()];
  const rendered = useRef<ReadonlySet<number>>(new Set());
  const isLate = useRef(false);
  const rows: Virtualizer<HTMLElement, HTMLElement> = useVirtualizer({
    count: servers.length,
    rangeExtractor: (range) => {
      // What else brings rows, as a first look or a higher window, brings all of them.
      const isGradual = isLate.current || rows.isScrolling;
      isLate.current = false;
      if (isPrinting) return Array.from({ length: Math.min(range.count, maxPrinted) }, (_, index) => index);
      const indexes = new Set(defaultRangeExtractor(range));
      if (pinned !== undefined && pinned < range.count) indexes.add(pinned);
      const { startIndex, endIndex } = range;
      const now = rowsOfFrame(
        { indexes, startIndex, endIndex, pinned },
        isGradual ? rendered.current : indexes,
      );
      isLate.current = now.length < indexes.size;
      return now;
    },
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    // An assumed size, so that the first render has rows before the frame is measured.
    initialRect: { width: 0, height: 800 },
  });
  const measuredFor = useRef(rowHeight);
  useLayoutEffect(() => {
    if (measuredFor.current !== rowHeight) rows.measure();
    measuredFor.current = rowHeight;
  }, [rows, rowHeight]);
  useEffect(() => {
    scrollTo.current = (index) => {
      flushSync(() => setPinned(index));
      rows.scrollToIndex(index);
    };
  }, [rows, scrollTo]);
  const shown = rows.getVirtualItems();
  const [, renderMore] = useReducer((count: number) => count + 1, 0);
  const isInFrame = useRef(false);
  useLayoutEffect(() => {
    rendered.current = new Set(shown.map(({ index }) => index));
    if (!isLate.current || shown.length === 0) return undefined;
    // A scroll event comes before its frame begins: the next frame is the second from there.
    return afterFrames(isInFrame.current ? 1 : 2, () => {
      isInFrame.current = true;
      flushSync(renderMore);
      isInFrame.current = false;
    });
  }, [shown]);
  useVisibleRowPolling(fleet.servers, rowsAt(servers, shown));
  return (
    <>
      {isPrinting && servers.length > maxPrinted && <PrintedPart all={servers.length} />}
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
              measure={rows.measureElement}
            />
          </Fragment>
        );
      })}
      <Spacer height={isPrinting ? 0 : rows.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
    </>
  );
}
