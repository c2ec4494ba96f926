import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { regionLabel } from '#brand/brandedWords.ts';
import type { Server } from '#domain/server.ts';
import { knownStatus } from '#domain/serverStatus.ts';
import { statusLooks } from '#shared/ServerStatusBadge.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { Select } from '#ui/Select.tsx';
import { cx } from '#ui/cx.ts';
import { visibleText } from '#ui/visibleText.ts';
import { anyStatus, type useFleetView } from './fleetView.ts';

/** Each distinct value with its count, sorted by value; empty values are left out. */
function valuesOf(
  servers: readonly Server[],
  valueOf: (server: Server) => string,
): readonly [string, number][] {
  const counts = new Map<string, number>();
  for (const server of servers) {
    const value = valueOf(server);
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted(([one], [other]) => one.localeCompare(other));
}

interface FilterProps {
  label: string;
  value: string | undefined;
  all: string;
  choices: readonly { readonly value: string; readonly words: string; readonly count: number }[];
  onChange: (value: string) => void;
  className?: string;
}

function Filter({ label, value = '', all, choices, onChange, className }: FilterProps): ReactNode {
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  return (
    <Select
      label={label}
      labelHidden
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={cx('min-w-0 flex-1 sm:w-46 sm:flex-none', className)}
    >
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.words} ({choice.count})
        </option>
      ))}
      {/* A filter value from a link stays visible even if no server has it. */}
      {!isKnown && <option value={value}>{visibleText(value)} (0)</option>}
    </Select>
  );
}

/** Focuses the search field on `/`, unless the focus is in a field, a dialog or a menu. */
function useSlashShortcut(field: { readonly current: HTMLInputElement | null }): void {
  // Before the paint: the key works as soon as the list is there.
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isTyping = document.activeElement?.closest('input, textarea, select, dialog, [role=menu]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      field.current?.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [field]);
}

interface FleetToolbarProps extends ReturnType<typeof useFleetView> {
  servers: readonly Server[];
}

/** Search and filters of the list. */
export function FleetToolbar({ servers, view, query, setQuery, change }: FleetToolbarProps): ReactNode {
  const { t } = useLingui();
  const brand = useBrand();
  const field = useRef<HTMLInputElement>(null);
  useSlashShortcut(field);
  // Not at every keystroke: counting takes time with many servers.
  const counts = useMemo(
    () => ({
      statuses: valuesOf(servers, ({ statusWord }) => statusWord),
      // The brand's name for a region is also the option's value, because the URL holds that name.
      regions: valuesOf(servers, ({ region }) => regionLabel(region, brand)),
      systems: valuesOf(servers, ({ os }) => os),
    }),
    [servers, brand],
  );
  const asChoice = ([value, count]: readonly [string, number]) => ({
    value,
    words: visibleText(value),
    count,
  });
  const statuses = counts.statuses.map(([value, count]) => {
    const known = knownStatus(value);
    return { value, words: known === undefined ? visibleText(value) : t(statusLooks[known].word), count };
  });
  return (
    <div className="flex flex-wrap gap-2">
      <SearchField
        label={t`Search servers`}
        value={query}
        onChange={setQuery}
        shortcut="/"
        inputRef={field}
        className="w-full sm:w-auto sm:min-w-64 sm:flex-1"
      />
      <Filter
        label={t`Status`}
        all={t`Not terminated`}
        value={view.status}
        choices={[{ value: anyStatus, words: t`All`, count: servers.length }, ...statuses]}
        onChange={(status) => change({ status })}
        className="max-sm:basis-full"
      />
      <Filter
        label={t`Region`}
        all={t`All regions`}
        value={view.region}
        choices={counts.regions.map(asChoice)}
        onChange={(region) => change({ region })}
      />
      <Filter
        label={t`OS`}
        all={t`All systems`}
        value={view.os}
        choices={counts.systems.map(asChoice)}
        onChange={(os) => change({ os })}
      />
    </div>
  );
}
