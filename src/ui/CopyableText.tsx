import { BidiText } from './BidiText.tsx';
import { CopyButton } from './CopyButton.tsx';
import { cx } from './cx.ts';
import { visibleText } from './visibleText.ts';

export interface CopyableTextProps {
  text: string;
  /** The name of the text, completing "Copy …". */
  what: string;
  mono?: boolean | undefined;
  /** One line, cut off with an ellipsis, instead of wrapping anywhere. */
  truncate?: boolean | undefined;
}

/** More than any address or id has. */
const maxShown = 64;

/**
 * An address, id or name followed by its copy button; the button doesn't make the line taller. What is copied has the
 * same tokens for unseen characters as what is shown: a line break must not get into a shell by way of an address.
 */
export function CopyableText({ text, what, mono = false, truncate = false }: CopyableTextProps) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center align-bottom gap-1">
      <span
        className={cx('min-w-0', mono && 'font-mono text-[0.9375em]', truncate ? 'truncate' : 'break-all')}
      >
        <BidiText text={text} max={maxShown} />
      </span>
      <CopyButton text={visibleText(text)} what={what} className="-my-1.5" />
    </span>
  );
}
