import { shorten, visibleParts, visibleText } from './visibleText.ts';

export interface BidiTextProps {
  /** Text from others: a label, a hostname, an API message. */
  text: string;
  /** The maximum number of characters shown. The full text stays in the title and for screen readers. */
  max?: number | undefined;
  /** Sentences, which page translators may translate. Names, addresses and ids stay as they are. */
  isProse?: boolean | undefined;
}

/** Untrusted text, kept from reordering or hiding the text around it. */
export function BidiText({ text, max = Infinity, isProse }: BidiTextProps) {
  const short = shorten(text, max);
  if (short === text) return <Isolated text={text} isProse={isProse} />;
  return (
    // Positioned, so that the screen-reader text is clipped here and doesn't widen the page.
    <span title={visibleText(text)} className="relative" translate={isProse ? undefined : 'no'}>
      <span aria-hidden="true">
        <Isolated text={short} isProse={isProse} />
      </span>
      <span className="sr-only">{visibleText(text)}</span>
    </span>
  );
}

function Isolated({ text, isProse }: Omit<BidiTextProps, 'max'>) {
  // One text, since a translator would replace each part by itself.
  if (isProse)
    return (
      <bdi className="wrap-anywhere" translate="yes">
        {visibleText(text)}
      </bdi>
    );
  return (
    <bdi className="wrap-anywhere" translate="no">
      {visibleParts(text).map((part) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <bdi
            key={part.at}
            translate="no"
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
