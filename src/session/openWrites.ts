const sources = new Set<() => boolean>();

/** Has the idle lock ask here, too, whether a write is on the line. */
export function countAsWrite(isOpen: () => boolean): void {
  sources.add(isOpen);
}

/** Whether this tab has a write without an end, which a lock would leave unclear. */
export function hasOpenWrite(): boolean {
  return [...sources].some((isOpen) => isOpen());
}
