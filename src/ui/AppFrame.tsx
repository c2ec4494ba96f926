import { useLingui, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { buttonClass } from './buttonClass.ts';
import { cx } from './cx.ts';
import type { Elements } from './Trans.tsx';

/** The first stop of the Tab key: skips the navigation and leads to `<main id={to}>`. */
function SkipLink({ to }: { to: string }) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        // Moves the focus without a navigation, so that the address keeps its hash.
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
      className={cx(
        buttonClass({ variant: 'primary' }),
        'not-focus:sr-only focus:fixed focus:inset-s-3 focus:top-3 focus:z-50',
      )}
    >
      <Trans>Skip to content</Trans>
    </a>
  );
}

export interface AppFrameProps {
  /** Logo and name, usually a link home; see `Brand`. */
  brand: ReactNode;
  /** Links with `navLinkClass`, in the order of use. Beside the page from 1024 px, above it below that. */
  nav: ReactNode;
  /** The end of the top bar: balance, theme, sign out. */
  end?: ReactNode;
  /** Between the top bar and the page: notices about the whole app. */
  banner?: Elements;
  children: ReactNode;
}

/** The class of a navigation link; the router marks the open one with `aria-current`. */
export const navLinkClass =
  'relative flex h-11 items-center gap-2.5 rounded-md px-3 font-medium whitespace-nowrap text-muted transition-colors ' +
  'hover:text-fg aria-[current=page]:text-fg [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:max-lg:hidden ' +
  'max-lg:rounded-none max-lg:border-b-2 max-lg:border-transparent max-lg:focus-visible:-outline-offset-2 ' +
  'forced-colors:aria-[current=page]:underline max-lg:aria-[current=page]:border-focus lg:h-8 lg:hover:bg-hover lg:aria-[current=page]:bg-accent-soft ' +
  'lg:aria-[current=page]:text-accent-text';

/** The frame of every signed-in page: one top bar, one navigation, one main landmark. */
export function AppFrame({ brand, nav, end, banner, children }: AppFrameProps) {
  const { t } = useLingui();
  return (
    <div className="flex flex-1 flex-col">
      <SkipLink to="main" />
      <header className="print:hidden">
        <div className="flex min-h-14 items-center justify-between gap-3 border-line bg-surface px-4 lg:border-b lg:px-5">
          <div className="min-w-0">{brand}</div>
          {end && <div className="flex max-w-[85%] shrink-0 items-center gap-2 sm:gap-3">{end}</div>}
        </div>
        {banner}
      </header>
      <div className="flex flex-1 flex-col lg:flex-row">
        <nav
          aria-label={t`Main`}
          className="sticky top-(--bar) z-20 flex print:hidden overflow-x-auto border-b border-line bg-surface px-1 [scrollbar-width:none] lg:z-auto lg:h-fit lg:w-46 lg:shrink-0 lg:flex-col lg:gap-0.5 lg:overflow-visible lg:border-b-0 lg:bg-transparent lg:px-3 lg:py-5"
        >
          {nav}
        </nav>
        <main
          id="main"
          tabIndex={-1}
          className="flex w-full min-w-0 flex-1 flex-col gap-6 px-4 py-6 outline-none lg:border-s lg:border-line lg:px-6 2xl:px-8"
        >
          {children}
        </main>
      </div>
    </div>
  );
}

/** The brand in the top bar; the logo is rendered in `<img>` only. */
export function Brand({ name, logoUrl }: { name: string; logoUrl?: string | undefined }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5 text-lg font-semibold tracking-tight">
      {logoUrl ? (
        <img src={logoUrl} alt="" className="h-7 w-auto max-w-32 shrink-0 object-contain" />
      ) : (
        <span
          aria-hidden="true"
          className="grid size-7 shrink-0 place-items-center rounded-md bg-accent text-base text-on-accent"
        >
          {Array.from(name)[0]?.toLocaleUpperCase()}
        </span>
      )}
      <bdi translate="no" title={name} className="truncate">
        {name}
      </bdi>
    </span>
  );
}
