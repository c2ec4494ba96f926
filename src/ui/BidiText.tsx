import { shorten, visibleParts, visibleText } from './visibleText.ts';

export interface BidiTextProps {
  /** Text from others: a label, a hostname, an API message. */
  text: string;
  /** The maximum number of characters shown. The full text stays in the title and for screen readers. */
  max?: number | undefined;
}

/** Untrusted text, kept from reordering or hiding the text around it. */
export function BidiText({ text, max = Infinity }: BidiTextProps) {
  const short = shorten(text, max);
  if (short === text) return <Isolated text={text} />;
  return (
    // Positioned, so that the screen-reader text is clipped here and doesn't widen the page.
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
