import { type ReactNode, useId } from 'react';
import { CopyButton } from '#ui/CopyButton.tsx';

interface ScriptStepProps {
  heading: ReactNode;
  description: ReactNode;
  /** To be pasted into a shell. */
  text: string;
  /** What is copied, completing "Copy …". */
  what: string;
  /** The one that everything is about. */
  isMain?: boolean;
}

/** One step inside the server: what it does, and the text for it. */
export function ScriptStep({ heading, description, text, what, isMain = false }: ScriptStepProps): ReactNode {
  const id = useId();
  return (
    <li aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-[1_1_16rem]">
          <h3 id={id} className="font-semibold">
            {heading}
          </h3>
          <p className="max-w-[75ch] text-sm text-muted">{description}</p>
        </div>
        <CopyButton text={text} what={what} labelled variant={isMain ? 'primary' : 'secondary'} />
      </div>
      <pre
        dir="ltr"
        translate="no"
        className="rounded-md border border-line bg-sunken px-3 py-2.5 font-mono text-sm wrap-anywhere whitespace-pre-wrap"
      >
        {text.trimEnd()}
      </pre>
    </li>
  );
}
