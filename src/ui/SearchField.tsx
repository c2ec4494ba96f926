import { type KeyboardEvent, type Ref, useId } from 'react';
import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { useLingui } from '@lingui/react/macro';
import { cx } from './cx.ts';
import { inputClass } from './Field.tsx';
import { IconButton } from './Button.tsx';
import { Kbd } from './Kbd.tsx';
import { type Shortcut, useShortcuts, useSingleKeys } from './shortcuts.ts';

export interface SearchFieldProps {
  /** The accessible name and placeholder, such as "Search servers". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Called by the ✕ and by Escape; otherwise they call `onChange('')`. */
  onClear?: (() => void) | undefined;
  /** Called when the field loses the focus. */
  onLeave?: (() => void) | undefined;
  onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  /** The key that focuses the field, shown while it is empty, such as "/". */
  shortcut?: Shortcut | undefined;
  /** The id of the element that it filters. */
  controls?: string | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  className?: string | undefined;
}

/** Escape clears the field, and leaves it once it is empty. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, onLeave, shortcut, controls, inputRef, className } = props;
  const { onClear = () => onChange('') } = props;
  const { t } = useLingui();
  const id = useId();
  const focus = (): void => document.getElementById(id)?.focus();
  useShortcuts(shortcut === undefined ? {} : { [shortcut]: focus });
  const shownKey = useSingleKeys() ? shortcut : undefined;
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // The keys of an input method are its own. In Safari the last one comes after the composition, with this code.
    // oxlint-disable-next-line typescript/no-deprecated -- nothing else tells it
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    props.onKeyDown?.(event);
    if (event.key !== 'Escape') return;
    if (value === '') {
      // The same key would clear the page's selection. It still closes a dialog, which the browser does.
      event.stopPropagation();
      event.currentTarget.blur();
    } else {
      event.preventDefault();
      onClear();
    }
  }
  return (
    <div role="search" aria-label={label} className={cx('relative min-w-0', className)}>
      <Search
        className="pointer-events-none absolute inset-y-0 inset-s-3 my-auto size-4 text-muted"
        aria-hidden="true"
      />
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        ref={inputRef}
        id={id}
        type="search"
        value={value}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        aria-controls={controls}
        aria-keyshortcuts={shownKey}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onLeave}
        className={cx(inputClass(), 'ps-9 pe-9')}
      />
      <div className="absolute inset-y-0 inset-e-1 flex items-center">
        {value ? (
          <IconButton
            size="sm"
            label={t`Clear search`}
            icon={<X aria-hidden="true" />}
            onClick={() => {
              onClear();
              // The button goes, and the focus would with it.
              focus();
            }}
          />
        ) : (
          shownKey && (
            <Kbd aria-hidden="true" className="me-1.5 pointer-coarse:hidden">
              {shownKey}
            </Kbd>
          )
        )}
      </div>
    </div>
  );
}
