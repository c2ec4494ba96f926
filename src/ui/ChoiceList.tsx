import { type ReactNode, useId, useState } from 'react';
import { Trans } from '@lingui/react/macro';
import { fold } from '#domain/fold.ts';
import { cx } from './cx.ts';
import { FieldError } from './Field.tsx';
import { SearchField } from './SearchField.tsx';
import type { Elements } from './Trans.tsx';

export interface Choice {
  value: string;
  /** Shown and searched. */
  label: string;
  /** A decoration before it. */
  mark?: Elements;
  /** Further text after it, such as an id. */
  note?: Elements;
  /** Further texts that it is found by. */
  words?: string;
}

export interface ChoiceGroup {
  /** '' for choices without a group. */
  name: string;
  choices: readonly Choice[];
}

export interface ChoiceListProps {
  label: ReactNode;
  groups: readonly ChoiceGroup[];
  value: string | undefined;
  onChange: (value: string) => void;
  /** The error for the current choice. */
  error?: ReactNode;
  /** The name of the search field, shown from ten choices on. */
  searchLabel: string;
  /** As high as all choices, on a page that has room for them; with several groups beside each other. */
  isTall?: boolean | undefined;
}

/** From this many choices on the list has a search field. */
const longList = 10;

/** One choice from several groups, all visible in a frame, which scrolls unless it is tall. */
export function ChoiceList(props: ChoiceListProps) {
  const { label, groups, value, onChange, error, searchLabel, isTall = false } = props;
  const name = useId();
  const [query, setQuery] = useState('');
  const count = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  const searchText = fold(query.trim());
  const found = groups
    .map((group) => ({
      ...group,
      choices: group.choices.filter((choice) =>
        fold(`${group.name} ${choice.label} ${choice.value} ${choice.words ?? ''}`).includes(searchText),
      ),
    }))
    .filter(({ choices }) => choices.length > 0);
  return (
    <fieldset
      aria-describedby={error ? `${name}-error` : undefined}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <legend className="mb-1.5 font-medium">{label}</legend>
      {count >= longList && (
        <SearchField
          label={searchLabel}
          value={query}
          onChange={setQuery}
          // Enter must not submit the surrounding form from the search.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      <div
        className={cx(
          'relative gap-3 rounded-md border border-line-strong bg-surface p-3',
          isTall ? 'grid grid-cols-1 items-start sm:p-4' : 'flex max-h-52 flex-col overflow-y-auto',
          isTall && groups.length > 1 && 'gap-y-5 sm:grid-cols-2',
        )}
      >
        {found.length === 0 && (
          <p role="status" className="text-muted">
            <Trans>No results.</Trans>
          </p>
        )}
        {found.map((group) => (
          <div
            key={group.name}
            role="group"
            aria-label={group.name || undefined}
            className="flex min-w-0 flex-col gap-1"
          >
            {group.name !== '' && (
              <bdi translate="no" aria-hidden="true" className="text-sm wrap-anywhere text-muted">
                {group.name}
              </bdi>
            )}
            {group.choices.map((choice) => (
              <label
                key={choice.value}
                className="flex cursor-pointer items-start gap-2 pointer-coarse:py-1.5"
              >
                <input
                  type="radio"
                  name={name}
                  value={choice.value}
                  checked={choice.value === value}
                  onChange={() => onChange(choice.value)}
                  className="my-0.5 size-4 shrink-0 cursor-pointer accent-accent pointer-coarse:size-5"
                />
                <span className="min-w-0">
                  {choice.mark}
                  <bdi translate="no" className="wrap-anywhere">
                    {choice.label}
                  </bdi>
                </span>
                {choice.note}
              </label>
            ))}
          </div>
        ))}
      </div>
      <FieldError id={`${name}-error`}>{error}</FieldError>
    </fieldset>
  );
}
