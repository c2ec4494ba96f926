import { shorten, visibleParts, visibleText } from './visibleText.ts';

export interface BidiTextProps {
  /** Text that others wrote: a label, a hostname, a server's message. */
  text: string;
  /** Shows at most so many characters. The rest stays in the title and for screen readers. */
  max?: number | undefined;
}

/** Untrusted text, kept from turning or hiding what stands around it. */
export function BidiText({ text, max = Infinity }: BidiTextProps) {
  const short = shorten(text, max);
  if (short === text) return <Isolated text={text} />;
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
