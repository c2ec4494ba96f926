import { useState } from 'react';
import { Trans } from '@lingui/react/macro';
import { shorten, visibleParts, visibleText } from './visibleText.ts';

export interface BidiTextProps {
  /** Text that others wrote: a label, a hostname, a server's message. */
  text: string;
  /** Shows at most so many characters. The rest stays in the title and for screen readers. */
  max?: number | undefined;
  /** With `max`: a button "Show all". Not inside a link or a button. */
  expandable?: boolean | undefined;
}

/** Untrusted text, kept from turning or hiding what stands around it. */
export function BidiText({ text, max = Infinity, expandable = false }: BidiTextProps) {
  const [whole, setWhole] = useState(false);
  const short = shorten(text, max);
  if (short === text) return <Isolated text={text} />;
  if (expandable) {
    return (
      <>
        <Isolated text={whole ? text : short} />{' '}
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="rounded-sm font-medium whitespace-nowrap underline underline-offset-2"
        >
          {whole ? <Trans>Show less</Trans> : <Trans>Show all</Trans>}
        </button>
      </>
    );
  }
  return (
    // Positioned, so that what is only heard is cut off where the words are, and makes no page wider.
    <span title={visibleText(text)} className="relative">
      <span aria-hidden="true">
        <Isolated text={short} />
      </span>
      <span className="sr-only">{visibleText(text)}</span>
    </span>
  );
}

function Isolated({ text }: { text: string }) {
  return (
    <bdi className="wrap-anywhere">
      {visibleParts(text).map((part) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <bdi
            key={part.at}
            dir="ltr"
            className="mx-px rounded-sm bg-caution-soft px-0.5 font-mono text-[0.85em] text-caution"
          >
            {part.text}
          </bdi>
        ),
      )}
    </bdi>
  );
}
