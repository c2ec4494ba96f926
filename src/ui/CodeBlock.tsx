import type { ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';

export interface CodeBlockProps {
  code: string;
  /** The name of the code, completing "Copy …". */
  what: string;
  /** A note to read before using it. */
  note: ReactNode;
}

/** Complete text for a shell or a file, to be copied; long lines wrap on screen but not in the copy. */
export function CodeBlock({ code, what, note }: CodeBlockProps) {
  return (
    <figure className="flex min-w-0 flex-col gap-2.5 rounded-md border border-line bg-sunken p-3">
      <pre dir="ltr" translate="no" className="font-mono text-sm break-all whitespace-pre-wrap">
        <code translate="no">{code}</code>
      </pre>
      <figcaption className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 text-sm text-muted">
        <span className="min-w-0 flex-[1_1_12rem]">{note}</span>
        <CopyButton text={code} what={what} labelled variant="secondary" />
      </figcaption>
    </figure>
  );
}
