import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { openBeside, placeBeside } from './openBeside.ts';

/**
 * Opens and places the bubble with the reason why a button can't be used: while the pointer is over the button or the
 * bubble, or the focus is inside either. Escape closes it (WCAG 1.4.13). The bubble is in the top layer (`popover`), so
 * no scrolling frame clips it.
 */
export function useReason(unavailable: boolean) {
  const reasonId = useId();
  const button = useRef<HTMLElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const open = unavailable && (hovered || focused);

  useEffect(() => {
    const [element, anchor] = [bubble.current, button.current];
    if (!open || !element || !anchor) return undefined;
    openBeside(element, anchor);
    let lastRect = anchor.getBoundingClientRect();
    // A dialog that grows, for instance by an error message, moves the button: the bubble follows.
    const follow = () => {
      const { left, top } = anchor.getBoundingClientRect();
      if (left !== lastRect.left || top !== lastRect.top) {
        lastRect = anchor.getBoundingClientRect();
        placeBeside(element, anchor);
      }
      frame = requestAnimationFrame(follow);
    };
    let frame = requestAnimationFrame(follow);
    const close = () => {
      setHovered(false);
      setFocused(false);
    };
    window.addEventListener('scroll', close, { capture: true, passive: true });
    window.addEventListener('resize', close);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', close, { capture: true });
      window.removeEventListener('resize', close);
      if (element.isConnected) element.hidePopover?.();
    };
  }, [open]);

  const handlers = {
    onPointerEnter: () => setHovered(true),
    onPointerLeave: () => setHovered(false),
    onFocus: () => setFocused(true),
    onBlur: (event: FocusEvent) => {
      const to = event.relatedTarget;
      const inside = to instanceof Node && (button.current?.contains(to) || bubble.current?.contains(to));
      setFocused(Boolean(inside));
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !open) return;
      // Inside a dialog the first Escape closes the bubble, the next one the dialog.
      event.preventDefault();
      event.stopPropagation();
      setHovered(false);
      setFocused(false);
    },
  };
  const onButton = {
    ...handlers,
    onPointerEnter: (event: { currentTarget: HTMLElement }) => {
      button.current = event.currentTarget;
      setHovered(true);
    },
    onFocus: (event: { currentTarget: HTMLElement }) => {
      button.current = event.currentTarget;
      setFocused(true);
    },
  };
  return { reasonId, bubble, onButton, onBubble: handlers };
}
