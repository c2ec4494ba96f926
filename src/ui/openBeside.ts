const edge = 8;

/** Places an open bubble under its anchor or, without room there, above it. */
export function placeBeside(bubble: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  const left = Math.max(edge, Math.min(at.left + at.width / 2 - width / 2, window.innerWidth - width - edge));
  const below = at.bottom + height + edge <= window.innerHeight;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${below ? at.bottom : at.top - height}px`;
}

/**
 * Shows a `popover="manual"` bubble beside its anchor, in the top layer, where no scrolling frame clips it. Beside an
 * anchor that is gone, or in a browser without popovers, nothing happens: a bubble's text is always available to screen
 * readers elsewhere, too.
 */
export function openBeside(bubble: HTMLElement, anchor: HTMLElement): void {
  if (!anchor.isConnected) return;
  bubble.showPopover?.();
  placeBeside(bubble, anchor);
}
