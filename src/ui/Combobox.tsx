import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { useLingui } from '@lingui/react/macro';
import { type Reason, IconButton } from './Button.tsx';
import { cx } from './cx.ts';
import { inputClass } from './Field.tsx';
import type { Elements } from './Trans.tsx';

export interface ComboboxOption {
  /** Identifies it for as long as the list is shown, whatever else comes or goes. Without spaces. */
  readonly key: string;
  readonly icon: Elements;
  readonly label: Elements;
  /** A second line. */
  readonly note?: Elements;
  /** At the end of the line, such as a status. */
  readonly end?: Elements;
  /** Why it can't be chosen now. It can still be highlighted and read. */
  readonly disabledReason?: Reason | undefined;
  readonly onChoose: () => void;
}

export interface ComboboxGroup {
  readonly name: string;
  readonly options: readonly ComboboxOption[];
}

interface ComboboxProps {
  /** The field's name and placeholder, such as "Search servers". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  onPaste?: ((event: ClipboardEvent<HTMLInputElement>) => void) | undefined;
  /** The results for the value; groups without options are left out. */
  groups: readonly ComboboxGroup[];
  /** Whether better results may still come: until then, none is highlighted by itself. */
  isPending?: boolean | undefined;
  /** How many results there are, or why there are none; announced politely. */
  status: ReactNode;
}

/** What is typed is meant for the field as soon as it is there, also in a dialog that was opened before. */
const takeFocus = (field: HTMLInputElement | null): void => field?.focus();

/** How many options PageUp and PageDown move by. */
const pageLength = 10;

/** The index of the option that a key moves to; `undefined` for any other key. */
function targetOf(key: string, current: number, length: number): number | undefined {
  if (length === 0) return undefined;
  const last = length - 1;
  if (key === 'ArrowDown') return current === last ? 0 : current + 1;
  if (key === 'ArrowUp') return current <= 0 ? last : current - 1;
  if (key === 'PageDown') return Math.min(last, current + pageLength);
  if (key === 'PageUp') return Math.max(0, current - pageLength);
  return undefined;
}

interface OptionProps {
  id: string;
  option: ComboboxOption;
  isActive: boolean;
  onActivate: () => void;
  onChoose: () => void;
}

function Option({ id, option, isActive, onActivate, onChoose }: OptionProps): ReactNode {
  const { icon, label, note, end, disabledReason } = option;
  return (
    // The field keeps the focus and handles the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={disabledReason !== undefined || undefined}
      // Not when a list that scrolls or changes brings another option under a pointer that rests.
      onPointerMove={(event: PointerEvent) => event.pointerType === 'mouse' && !isActive && onActivate()}
      onClick={onChoose}
      className={cx(
        'flex cursor-default items-center gap-2.5 rounded-md px-2.5 py-1.5 pointer-coarse:min-h-11',
        'aria-disabled:text-muted aria-selected:bg-accent-soft',
        'forced-colors:aria-selected:outline-2 forced-colors:aria-selected:-outline-offset-2',
      )}
    >
      {/* As wide as the widest icon, without its margin, so that all labels begin in one line. */}
      <span className="flex w-4.5 shrink-0 justify-center [&>*]:me-0! [&>svg]:size-4 [&>svg]:text-muted">
        {icon}
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="wrap-anywhere">{label}</span>{' '}
        {note && <span className="text-sm wrap-anywhere text-muted">{note}</span>}{' '}
        {/* A link in it can't be reached here: the page shows the same reason where it can. */}
        {disabledReason !== undefined && (
          <span className="text-sm text-muted [&_a]:hidden">{disabledReason}</span>
        )}
      </span>{' '}
      {end}
    </div>
  );
}

/**
 * A field with a list of results below it, in groups, after the ARIA Authoring Practices (combobox with a listbox): the
 * focus stays in the field, arrows and PageUp or PageDown move the highlight, Enter chooses, Escape clears.
 *
 * The first option for a value is highlighted. From then on the highlight stays with its option while others come and
 * go; if it goes itself, nothing is highlighted, so that Enter never chooses what the user hasn't seen highlighted.
 */
export function Combobox({
  label,
  value,
  onChange,
  onPaste,
  groups,
  isPending = false,
  status,
}: ComboboxProps): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = groups.filter((group) => group.options.length > 0);
  const options = shown.flatMap((group) => group.options);
  const [highlight, setHighlight] = useState<{ readonly key: string; readonly value: string }>();
  const [first] = options;
  const isKept = highlight?.value === value;
  if (!isKept && !isPending && first !== undefined) setHighlight({ key: first.key, value });
  const active = isKept ? options.findIndex(({ key }) => key === highlight.key) : -1;
  const idOf = ({ key }: ComboboxOption): string => `${id}-${key}`;
  const activeId = active === -1 ? undefined : `${id}-${highlight?.key}`;

  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function change(next: string): void {
    if (list.current !== null) list.current.scrollTop = 0;
    onChange(next);
  }
  function choose(option: ComboboxOption | undefined): void {
    if (option?.disabledReason === undefined) option?.onChoose();
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // While an input method composes, the keys are its own.
    // oxlint-disable-next-line typescript/no-deprecated -- Safari reports the last of them by nothing else
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && value !== '') {
      // Keeps the dialog around it open.
      event.preventDefault();
      change('');
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      // The key that opened the dialog around it may still be held down.
      if (!event.repeat) choose(options[active]);
    }
    const target = options[targetOf(event.key, active, options.length) ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    setHighlight({ key: target.key, value });
  }
  return (
    // The padding is the room for the field's focus ring, where what is around it scrolls.
    <div className="flex min-h-0 flex-1 flex-col gap-2 pt-0.5">
      <div className="relative">
        <Search
          className="pointer-events-none absolute inset-y-0 inset-s-3 my-auto size-4 text-muted"
          aria-hidden="true"
        />
        <input
          ref={takeFocus}
          type="text"
          role="combobox"
          aria-label={label}
          placeholder={label}
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          value={value}
          onChange={(event) => change(event.target.value)}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          className={cx(inputClass(), 'ps-9 pe-10 pointer-coarse:pe-12')}
        />
        {value !== '' && (
          <span className="absolute inset-y-0 inset-e-1 flex items-center">
            <IconButton
              size="sm"
              label={t`Clear search`}
              icon={<X aria-hidden="true" />}
              onClick={({ currentTarget }) => {
                change('');
                currentTarget.closest('div')?.querySelector('input')?.focus();
              }}
            />
          </span>
        )}
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        tabIndex={-1}
        // The focus stays in the field.
        onMouseDown={(event) => event.preventDefault()}
        className="-mx-2.5 flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto overscroll-contain"
      >
        {shown.map((group) => (
          <div key={group.name} role="group" aria-label={group.name}>
            <div aria-hidden="true" className="px-2.5 py-1 text-xs font-medium text-muted">
              {group.name}
            </div>
            {group.options.map((option) => (
              <Option
                key={option.key}
                id={idOf(option)}
                option={option}
                isActive={option === options[active]}
                onActivate={() => setHighlight({ key: option.key, value })}
                onChoose={() => choose(option)}
              />
            ))}
          </div>
        ))}
      </div>
      <div role="status" className="min-h-5 text-sm text-muted">
        {status}
      </div>
    </div>
  );
}
