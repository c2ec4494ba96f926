import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import type { Reason } from './Button.tsx';

interface MenuItem {
  readonly key: string;
  readonly icon: ReactNode;
  readonly label: string;
  /** Why it can't be chosen now. It can still be read and focused. */
  readonly disabledReason: Reason | undefined;
  readonly onSelect: () => void;
}

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  /** The button that opened the menu. The menu aligns with its end edge, and returns the focus to it. */
  anchor: HTMLElement;
  onClose: () => void;
}

/** Pixels between the button and the menu, and between the menu and the window's edge. */
const gap = 4;

/** Places the menu below its button, or above where there is no room below. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const button = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = menu;
  const fitsBelow = button.bottom + gap + offsetHeight + gap <= window.innerHeight;
  const top = fitsBelow ? button.bottom + gap : Math.max(gap, button.top - gap - offsetHeight);
  const left = Math.max(gap, Math.min(button.right - offsetWidth, window.innerWidth - offsetWidth - gap));
  Object.assign(menu.style, { top: `${top}px`, left: `${left}px` });
}

/** The index of the item that a key moves to; `undefined` for any other key. */
function targetOf(key: string, current: number, items: readonly MenuItem[]): number | undefined {
  const last = items.length - 1;
  if (key === 'ArrowDown') return current === last ? 0 : current + 1;
  if (key === 'ArrowUp') return current <= 0 ? last : current - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key.length !== 1 || key === ' ') return undefined;
  const inTurn = items.map((_, step) => (current + 1 + step) % items.length);
  return inTurn.find((index) => items[index]?.label.toLowerCase().startsWith(key.toLowerCase()));
}

/**
 * A menu of actions, with the keys of the ARIA Authoring Practices (menu button pattern): arrows, Home, End and first
 * letters move, Enter and Space choose, Escape and Tab close. While it is open, nothing behind it can be clicked.
 */
export function Menu({ label, items, anchor, onClose }: MenuProps): ReactNode {
  const menu = useRef<HTMLDivElement>(null);
  // After each render, since a poll can move the row with the button.
  useLayoutEffect(() => {
    if (menu.current) place(menu.current, anchor);
  });
  useEffect(() => {
    menu.current?.querySelector('button')?.focus();
    const reposition = (): void => {
      if (menu.current) place(menu.current, anchor);
    };
    window.addEventListener('resize', reposition);
    // Capturing, since the scroll of a table's frame doesn't bubble.
    document.addEventListener('scroll', reposition, true);
    return () => {
      window.removeEventListener('resize', reposition);
      document.removeEventListener('scroll', reposition, true);
    };
  }, [anchor]);

  function close(): void {
    anchor.focus();
    onClose();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Tab') return close();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      return close();
    }
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const target = targetOf(event.key, buttons.indexOf(document.activeElement as HTMLButtonElement), items); // others give -1
    if (target === undefined) return;
    event.preventDefault();
    buttons[target]?.focus();
  }
  return (
    <div
      className="fixed inset-0 z-30"
      onPointerDown={({ target, currentTarget }) => target === currentTarget && close()}
    >
      <div
        ref={menu}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="fixed min-w-44 rounded-lg border border-line bg-raised p-1 shadow-high outline-none"
      >
        {items.map(({ key, icon, label: words, disabledReason, onSelect }) => (
          <button
            key={key}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={disabledReason !== undefined || undefined}
            onClick={() => {
              if (disabledReason !== undefined) return;
              close();
              onSelect();
            }}
            onPointerEnter={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
            className="flex w-full cursor-default items-start gap-2.5 rounded-sm px-2.5 py-1.5 text-start focus:bg-neutral-soft focus-visible:-outline-offset-2 aria-disabled:text-muted forced-colors:focus:outline-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
          >
            {icon}
            <span className="flex min-w-0 flex-col">
              <span>{words}</span>{' '}
              {disabledReason !== undefined && (
                <span className="max-w-56 text-xs text-muted">{disabledReason}</span>
              )}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
