import { createElement, type ReactNode, use } from 'react';
import { SectionHeading } from './Card.tsx';

export interface EmptyStateProps {
  /** One icon from lucide-react. */
  icon: ReactNode;
  heading: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

/** Says that nothing is here yet, and what to do about it. */
export function EmptyState({ icon, heading, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-lg border border-line bg-surface px-6 py-14 text-center">
      <span
        aria-hidden="true"
        className="grid size-12 place-items-center rounded-lg border border-line bg-canvas text-muted [&_svg]:size-6"
      >
        {icon}
      </span>
      <div className="flex max-w-sm flex-col gap-1">
        {createElement(use(SectionHeading), { className: 'text-lg font-semibold text-balance' }, heading)}
        {children && <div className="text-pretty text-muted">{children}</div>}
      </div>
      {action && <div className="flex flex-wrap justify-center gap-2 pt-1">{action}</div>}
    </div>
  );
}
