import type { ReactNode, Ref } from 'react';
import type { Elements } from './Trans.tsx';

export interface PageHeaderProps {
  title: ReactNode;
  /** Replaces the title while it is edited; the heading stays for screen readers. */
  editor?: Elements;
  /** Beside the heading: a status, a count. */
  badge?: Elements;
  /** One line under it: addresses, "Updated 12:03:41". */
  meta?: ReactNode;
  actions?: ReactNode;
  /** Above the heading: the link to the parent page. */
  back?: ReactNode;
  headingRef?: Ref<HTMLHeadingElement> | undefined;
}

/** The header of a page. Its h1 can receive the focus after a navigation. */
export function PageHeader({ title, editor, badge, meta, actions, back, headingRef }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-2">
      {back && <div className="text-sm text-muted">{back}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        {/* From 12rem on, whatever its language: a longer line under the title must not push the actions below it. */}
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
          {meta && (
            <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-muted">{meta}</div>
          )}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 max-sm:*:grow">{actions}</div>}
      </div>
    </header>
  );
}
