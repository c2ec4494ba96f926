import { type ReactNode, useEffect, useRef } from 'react';

/** The class of a tab, which is a link; the router marks the open one with `aria-current="page"`. */
export const tabLinkClass =
  'relative -mb-px flex h-10 items-center gap-2 border-b-2 border-transparent px-1 font-medium whitespace-nowrap text-muted ' +
  'transition-colors hover:text-fg aria-[current=page]:border-focus aria-[current=page]:text-fg ' +
  'forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight] ' +
  'focus-visible:-outline-offset-2 pointer-coarse:h-11';

interface TabsProps {
  label: string;
  /** The open path: when it changes, its tab is scrolled into view. */
  open: string;
  children: ReactNode;
}

/** Tabs as links: a named navigation that scrolls sideways where the page is too narrow. */
export function Tabs({ label, open, children }: TabsProps) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const tabs = [...(nav.current?.querySelectorAll('a') ?? [])];
    const tab = tabs.find(({ pathname }) => pathname === open)?.getBoundingClientRect();
    const row = nav.current?.getBoundingClientRect();
    // Not `scrollIntoView`, which scrolls the page too.
    if (row && tab) nav.current?.scrollBy({ left: tab.left + tab.width / 2 - row.left - row.width / 2 });
  }, [open]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="-mx-4 flex gap-5 print:hidden overflow-x-auto px-4 shadow-[inset_0_-1px_0_var(--line)] [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      {children}
    </nav>
  );
}
