import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { useLingui } from '@lingui/react/macro';
import { cx } from './cx.ts';
import { inputClass } from './Field.tsx';
import { IconButton } from './Button.tsx';

export interface SearchFieldProps {
  /** The accessible name and placeholder, such as "Search servers". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Called by the ✕; otherwise it calls `onChange('')`. */
  onClear?: (() => void) | undefined;
  /** Called when the field loses the focus. */
  onLeave?: (() => void) | undefined;
  onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  /** The key that focuses the field, shown while it is empty, such as "/". */
  shortcut?: ReactNode;
  /** The id of the element that it filters. */
  controls?: string | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  className?: string | undefined;
}

export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, onLeave, onKeyDown, shortcut, controls, inputRef, className } = props;
  const { onClear = () => onChange('') } = props;
  const { t } = useLingui();
  const id = useId();
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
              document.getElementById(id)?.focus();
            }}
          />
        ) : (
          shortcut && (
            <kbd
              translate="no"
              aria-hidden="true"
              className="me-1.5 rounded-sm border border-line bg-sunken px-1.5 text-xs leading-5 text-muted pointer-coarse:hidden"
            >
              {shortcut}
            </kbd>
          )
        )}
      </div>
    </div>
  );
}
