import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { TextArea } from '#ui/TextField.tsx';

/** In characters. In a field, a longer text would make every key press slow. */
const longestInField = 50_000;
/** How much of a longer text is shown: so many lines, and characters of each. */
const shownLines = 4;
const shownOfLine = 200;

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return text.endsWith('\n') ? count - 1 : count;
}

/** In place of the field: the size of a long text, and how it begins. */
function LongText({ text }: { text: string }): ReactNode {
  const characters = text.length;
  const lines = countLines(text);
  const first = text
    .slice(0, shownLines * shownOfLine)
    .split('\n', shownLines)
    .map((line) => line.slice(0, shownOfLine));
  return (
    <Card className="flex w-full min-w-0 flex-col gap-2 px-4 py-3">
      <p className="font-semibold">
        <Trans>
          <Plural value={characters} one="# character" other="# characters" /> in{' '}
          <Plural value={lines} one="# line" other="# lines" />
        </Trans>
      </p>
      <div className="font-mono text-[0.9375em] text-muted">
        {first.map((line, at) => (
          // The lines are never reordered.
          // oxlint-disable-next-line react/no-array-index-key
          <p key={at} className="truncate">
            <BidiText text={line} />
          </p>
        ))}
        <p aria-hidden="true">…</p>
      </div>
      <p className="text-sm text-muted">
        <Trans>The text never leaves this tab.</Trans>
      </p>
    </Card>
  );
}

interface FindFieldProps {
  text: string;
  /** Called as the user types. */
  onText: (text: string) => void;
  /** Called for another text at once. */
  onReplace: (text: string) => void;
  /** Called for a text that is too long for the field, which then is gone, and the focus with it. */
  onLongText: (text: string) => void;
  /** Called on Enter. Returns whether it did something with the text; otherwise Enter begins a new line. */
  onEnter: (text: string) => boolean;
  /** Called when the field loses the focus. */
  onLeave: () => void;
}

/** The field for what is to be found; for a long text, its size and beginning. */
export function FindField(props: FindFieldProps): ReactNode {
  const { text, onText, onReplace, onLongText, onEnter, onLeave } = props;
  const { t } = useLingui();
  const field = useRef<HTMLTextAreaElement>(null);
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { key, shiftKey, ctrlKey, metaKey, altKey, repeat, nativeEvent, currentTarget } = event;
    if (key !== 'Enter' || shiftKey || ctrlKey || metaKey || altKey) return;
    if (!repeat && !nativeEvent.isComposing && onEnter(currentTarget.value)) event.preventDefault();
  }
  /** Keeps a long text out of the field before it gets there. */
  function takeLong(
    event: ClipboardEvent<HTMLTextAreaElement> | DragEvent<HTMLTextAreaElement>,
    given: DataTransfer,
  ): void {
    const added = given.getData('text/plain');
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    if (value.length + added.length <= longestInField) return;
    event.preventDefault();
    onLongText(value.slice(0, selectionStart) + added + value.slice(selectionEnd));
  }
  function clear(): void {
    flushSync(() => onReplace(''));
    field.current?.focus();
  }
  return (
    <div className="flex flex-col items-start gap-2">
      {text.length > longestInField ? (
        <LongText text={text} />
      ) : (
        <TextArea
          ref={field}
          label={t`IP address, hostname, ID, label, or a whole email`}
          hint={t`Addresses like 198[.]51[.]100[.]7 work too. If one server matches, Enter opens it. The text never leaves this tab.`}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onBlur={onLeave}
          onKeyDown={onKeyDown}
          onPaste={(event) => takeLong(event, event.clipboardData)}
          onDrop={(event) => takeLong(event, event.dataTransfer)}
          rows={4}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="w-full"
        />
      )}
      {text !== '' && (
        <Button size="sm" onClick={clear}>
          <Trans>Clear</Trans>
        </Button>
      )}
    </div>
  );
}
