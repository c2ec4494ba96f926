import { type ComponentProps, createContext, createElement, type ReactNode, use, useId } from 'react';
import { cx } from './cx.ts';

/** A plain raised surface; `as` sets the element, for screen readers. */
export function Card({
  as: Element = 'div',
  className,
  ...rest
}: ComponentProps<'div'> & { as?: 'div' | 'article' | 'li' | undefined }) {
  // The three elements take the same attributes; only their refs differ in type.
  const Box = Element as 'div';
  return <Box {...rest} className={cx('rounded-lg border border-line bg-surface', className)} />;
}

export interface SectionProps {
  heading: ReactNode;
  /** One or two lines under the heading. */
  description?: ReactNode;
  actions?: ReactNode;
  /** Without padding, for a table or list that brings padding. */
  flush?: boolean | undefined;
  /** A frame in a warning colour, for actions that can't be undone. */
  tone?: 'critical' | undefined;
  children: ReactNode;
}

/** The element of a heading at this place on the page: one level below the headings that it belongs to. */
export const SectionHeading = createContext<'h2' | 'h3' | 'h4'>('h2');

/** A section of a page with a heading, in a frame. */
export function Section({ heading, description, actions, flush = false, tone, children }: SectionProps) {
  const id = useId();
  const level = use(SectionHeading);
  return (
    <section
      aria-labelledby={id}
      className={cx(
        'min-w-0 rounded-lg border bg-surface',
        tone === 'critical' ? 'border-critical-line' : 'border-line',
      )}
    >
      <div className="flex min-h-13 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 sm:px-5">
        <div className="flex min-w-0 flex-col gap-0.5">
          {createElement(level, { id, className: 'font-semibold' }, heading)}
          {description && <p className="text-sm text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      <div className={cx(!flush && 'px-4 py-4 sm:px-5')}>
        <SectionHeading value={level === 'h2' ? 'h3' : 'h4'}>{children}</SectionHeading>
      </div>
    </section>
  );
}
