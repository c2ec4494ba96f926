import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import type { Reason } from './Button.tsx';
import type { Elements } from './Trans.tsx';

interface MenuItem {
  readonly key: string;
  readonly icon: Elements;
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
 * letters move, Enter and Space choose, Escape and Tab close. While it is open, nothing behind it can be clicked. It
 * opens with no item focused, so that a second Enter on the button chooses nothing.
 */
export function Menu({ label, items, anchor, onClose }: MenuProps): ReactNode {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.focus(), []);
  useLayoutEffect(() => {
    let frame = 0;
    // In each frame, since a poll, a scroll or a notice can move the button, or remove it.
    const follow = (): void => {
      if (!anchor.isConnected) return onClose();
      if (menu.current) place(menu.current, anchor);
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [anchor, onClose]);

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
    const elements = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const target = targetOf(event.key, elements.indexOf(document.activeElement as HTMLElement), items); // others give -1
    if (target === undefined) return;
    event.preventDefault();
    elements[target]?.focus();
  }
  function choose({ disabledReason, onSelect }: MenuItem): void {
    if (disabledReason !== undefined) return;
    close();
    onSelect();
  }
  return (
    <div
      role="presentation"
      className="fixed inset-0 z-30"
      onClick={({ target, currentTarget }) => target === currentTarget && close()}
    >
      <div
        ref={menu}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="fixed min-w-44 rounded-lg border border-line bg-raised p-1 shadow-high outline-none"
      >
        {items.map((item) => (
          // No button, which may not contain the link that a reason can hold.
          <div
            key={item.key}
            role="menuitem"
            tabIndex={-1}
            aria-disabled={item.disabledReason !== undefined || undefined}
            onClick={() => choose(item)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              if (event.target !== event.currentTarget) return;
              event.preventDefault();
              // The key that opened the menu may still be held down.
              if (!event.repeat) choose(item);
            }}
            onPointerEnter={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
            className="flex cursor-default items-start gap-2.5 rounded-sm px-2.5 py-1.5 focus:bg-neutral-soft focus-visible:-outline-offset-2 aria-disabled:text-muted forced-colors:focus:outline-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
          >
            {item.icon}
            <span className="flex min-w-0 flex-col">
              <span>{item.label}</span>{' '}
              {item.disabledReason !== undefined && (
                <span className="max-w-56 text-xs text-muted">{item.disabledReason}</span>
              )}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
