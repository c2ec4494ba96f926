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
export function BidiText({ text, max = Infinity, isProse = false }: BidiTextProps) {
  const short = shorten(text, max);
  const translate = isProse ? undefined : 'no';
  if (short === text) return <Isolated text={text} translate={translate} />;
  return (
    // Positioned, so that the screen-reader text is clipped here and doesn't widen the page.
    <span title={visibleText(text)} className="relative" translate={translate}>
      <span aria-hidden="true">
        <Isolated text={short} />
      </span>
      <span className="sr-only">{visibleText(text)}</span>
    </span>
  );
}

function Isolated({ text, translate }: { text: string; translate?: 'no' | undefined }) {
  const parts = visibleParts(text);
  const isPlain = parts.length === 1 && parts[0]?.kind === 'text';
  return (
    <bdi className="wrap-anywhere" translate={translate}>
      {isPlain
        ? text
        : parts.map((part) =>
            part.kind === 'text' ? (
              <span key={part.at}>{part.text}</span>
            ) : (
              <bdi
                translate="no"
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
