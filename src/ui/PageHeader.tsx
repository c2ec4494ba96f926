import type { ReactNode, Ref } from 'react';
import { cx } from './cx.ts';
import type { Elements } from './Trans.tsx';

export interface PageHeaderProps {
  title: ReactNode;
  /** Replaces the title while it is edited; the heading stays for screen readers. */
  editor?: Elements;
  /** Beside the heading: a status, a count. */
  badge?: Elements;
  /** Under the heading: addresses, "Updated 12:03:41". */
  meta?: ReactNode;
  /** Whether the meta takes the page's whole width. */
  hasWideMeta?: boolean;
  actions?: ReactNode;
  /** Above the heading: the link to the parent page. */
  back?: ReactNode;
  headingRef?: Ref<HTMLHeadingElement> | undefined;
}

/** The header of a page. Its h1 can receive the focus after a navigation. */
export function PageHeader(props: PageHeaderProps) {
  const { title, editor, badge, meta, hasWideMeta = false, actions, back, headingRef } = props;
  return (
    <header className="flex flex-col gap-2">
      {back && <div className="text-sm text-muted print:hidden">{back}</div>}
      <div
        className={cx(
          hasWideMeta
            ? 'grid items-start gap-x-6 gap-y-2 lg:grid-cols-[1fr_auto]'
            : 'flex flex-wrap items-start justify-between gap-x-6 gap-y-4',
        )}
      >
        {/* A fixed basis: a longer meta line, such as in another language, doesn't wrap the actions. */}
        <div className="flex min-w-0 flex-[1_1_12rem] flex-col gap-2">
          <div className="flex min-h-9 min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 pointer-coarse:min-h-10">
            <h1
              ref={headingRef}
              tabIndex={-1}
              className={editor ? 'sr-only' : 'min-w-0 text-2xl font-semibold tracking-tight wrap-anywhere'}
            >
              {title}
            </h1>
            {editor}
            {badge}
          </div>
          {meta && !hasWideMeta && (
            <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-muted">{meta}</div>
          )}
        </div>
        {meta && hasWideMeta && <div className="min-w-0 text-muted lg:col-span-2 lg:row-start-2">{meta}</div>}
        {actions && (
          <div
            className={cx('flex flex-wrap items-center gap-2 max-sm:*:grow', hasWideMeta && 'max-lg:pt-2')}
          >
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}
