import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** What is wrong with a field, under or above it. The live region is there before its words, else they are not announced. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} aria-live="polite" className="empty:-mt-1.5">
      {children && (
        <p className="flex items-start gap-1.5 text-sm text-critical">
          <CircleAlert className="mt-0.75 size-3.5 shrink-0" aria-hidden="true" />
          <span className="min-w-0">{children}</span>
        </p>
      )}
    </div>
  );
}
