import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo, useState } from 'react';
import type { Server } from '#domain/server.ts';
import { knownStatus } from '#domain/serverStatus.ts';
import { useNames } from '#shared/names.tsx';
import { statusLooks } from '#shared/ServerStatusBadge.tsx';
import { SearchField, type SearchFieldProps } from '#ui/SearchField.tsx';
import { Select } from '#ui/Select.tsx';
import { cx } from '#ui/cx.ts';
import { visibleText } from '#ui/visibleText.ts';
import { useFleetActions } from './FleetContext.tsx';
import { anyStatus, filteredName, longestQuery, type useFleetView } from './fleetView.ts';

interface Choice {
  readonly value: string;
  readonly words: string;
  readonly count: number;
}

/** Each distinct name with its count and the value of its first server, sorted by name; empty ones are left out. */
function choicesOf(
  servers: readonly Server[],
  nameOf: (server: Server) => string,
  valueOf: (server: Server) => string,
): readonly Choice[] {
  const choices = new Map<string, { first: Server; count: number }>();
  for (const server of servers) {
    const known = choices.get(nameOf(server));
    if (known === undefined) choices.set(nameOf(server), { first: server, count: 1 });
    else known.count += 1;
  }
  choices.delete('');
  return [...choices]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([words, { first, count }]) => ({ value: valueOf(first), words, count }));
}

interface FilterProps {
  label: string;
  value: string | undefined;
  all: string;
  choices: readonly Choice[];
  /** Whether the servers are still loading, and can't be counted yet. */
  loading: boolean;
  onChange: (value: string) => void;
  className?: string;
}

function Filter({ label, value = '', all, choices, loading, onChange, className }: FilterProps): ReactNode {
  const option = (words: string, count: number): string =>
    loading ? visibleText(words) : `${visibleText(words)} (${count})`;
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  return (
    <Select
      label={label}
      labelHidden
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={cx('min-w-0 flex-1 sm:w-42 sm:flex-none', className)}
    >
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} translate="no">
          {option(choice.words, choice.count)}
        </option>
      ))}
      {/* A filter value from a link stays visible even if no server has it. */}
      {!isKnown && (
        <option value={value} translate="no">
          {option(value, 0)}
        </option>
      )}
    </Select>
  );
}

interface FleetToolbarProps extends ReturnType<typeof useFleetView> {
  servers: readonly Server[];
  /** The servers found. */
  rows: readonly Server[];
  loading: boolean;
}

/**
 * The search field. Enter opens the only server found, as a click on its link would; with several, it goes to the first
 * row, as the down arrow does.
 */
function FleetSearch(props: FleetToolbarProps): ReactNode {
  const { rows, loading, query } = props;
  const { t } = useLingui();
  const { searchField, focusRow } = useFleetActions();
  const [isTooEarly, setTooEarly] = useState(false);
  const onKeyDown: SearchFieldProps['onKeyDown'] = (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (event.repeat || shiftKey || altKey || (key !== 'Enter' && key !== 'ArrowDown')) return;
    if (loading) return setTooEarly(true);
    const opens = key === 'Enter' && rows.length === 1 && query.text.trim() !== '';
    if (!opens && (ctrlKey || metaKey)) return;
    event.preventDefault();
    void query.finish();
    focusRow.current?.(0, opens ? { ctrlKey, metaKey } : undefined);
  };
  return (
    <>
      <SearchField
        label={t`Search servers`}
        value={query.text}
        onChange={(typed) => query.type(typed.slice(0, longestQuery))}
        onClear={() => query.replace('')}
        onLeave={() => void query.finish()}
        onKeyDown={onKeyDown}
        shortcut="/"
        inputRef={searchField}
        className="w-full sm:w-auto sm:min-w-52 sm:flex-1"
      />
      <p role="status" className="sr-only">
        {loading && isTooEarly && <Trans>Loading servers</Trans>}
      </p>
    </>
  );
}

/** Search and filters of the list; there from the start, so that nothing moves when the servers come. */
export function FleetToolbar(props: FleetToolbarProps): ReactNode {
  const { servers, loading, view, change } = props;
  const { t } = useLingui();
  const names = useNames();
  // Not at every keystroke: counting takes time with many servers.
  const counted = useMemo(() => {
    const named = (filter: 'os' | 'region'): readonly Choice[] =>
      choicesOf(
        servers,
        (server) => names[filter](server[filter]),
        (server) => names.inLink(server[filter]),
      );
    const statusOf = ({ statusWord }: Server): string => statusWord;
    return { statuses: choicesOf(servers, statusOf, statusOf), region: named('region'), os: named('os') };
  }, [servers, names]);
  const statuses = counted.statuses.map((choice) => {
    const known = knownStatus(choice.value);
    return known === undefined ? choice : { ...choice, words: t(statusLooks[known].word) };
  });
  // A link's value may be the one of another server with the same name, or the name itself.
  const chosen = useMemo(() => {
    const valueOf = (filter: 'os' | 'region', value: string | undefined): string | undefined => {
      const name = filteredName(servers, filter, value, names);
      return counted[filter].find(({ words }) => words === name)?.value ?? value;
    };
    return { os: valueOf('os', view.os), region: valueOf('region', view.region) };
  }, [servers, names, counted, view.os, view.region]);
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <FleetSearch {...props} />
      <Filter
        label={t`Status`}
        all={t`Not terminated`}
        value={view.status}
        loading={loading}
        choices={[{ value: anyStatus, words: t`All`, count: servers.length }, ...statuses]}
        onChange={(status) => change({ status })}
        className="max-sm:basis-full"
      />
      <Filter
        label={t`Region`}
        all={t`All regions`}
        value={chosen.region}
        loading={loading}
        choices={counted.region}
        onChange={(region) => change({ region })}
      />
      <Filter
        label={t`OS`}
        all={t`All systems`}
        value={chosen.os}
        loading={loading}
        choices={counted.os}
        onChange={(os) => change({ os })}
      />
    </div>
  );
}
