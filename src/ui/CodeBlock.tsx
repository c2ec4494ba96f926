import type { ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';

export interface CodeBlockProps {
  code: string;
  /** What is copied, completing "Copy …". */
  what: string;
  /** What to know before it is used. */
  note: ReactNode;
}

/** Text for a shell or a file, whole and to be copied; long lines are broken where it is shown and not where it is copied. */
export function CodeBlock({ code, what, note }: CodeBlockProps) {
  return (
    <figure className="flex min-w-0 flex-col gap-2.5 rounded-md border border-line bg-sunken p-3">
      <pre dir="ltr" className="font-mono text-sm break-all whitespace-pre-wrap">
        <code>{code}</code>
      </pre>
      <figcaption className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 text-sm text-muted">
        <span className="min-w-0 flex-[1_1_12rem]">{note}</span>
        <CopyButton text={code} what={what} labelled variant="secondary" />
      </figcaption>
    </figure>
  );
}
