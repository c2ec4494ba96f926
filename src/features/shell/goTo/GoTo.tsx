import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ClipboardEvent, type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { getListServersQueryKey, useListServers } from '#api/generated/servers/servers.ts';
import { listPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { useLastingError } from '#api/useLastingError.ts';
import { readFleet } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { isQuery } from '#shared/findText.ts';
import { ListLoadError, UnreadableRows } from '#shared/ListNotices.tsx';
import { Combobox, type ComboboxGroup } from '#ui/Combobox.tsx';
import { keyName } from '#ui/shortcuts.ts';
import { useGoToGroups } from './goToGroups.tsx';

interface ResultCountProps {
  query: string;
  /** How many results are listed. */
  count: number;
  /** How many servers match besides. */
  more: number;
  /** When the servers were fetched, in milliseconds since 1970 UTC. */
  readAt: number;
}

/** How many results there are. */
function ResultCount({ query, count, more, readAt }: ResultCountProps): ReactNode {
  const formats = useFormats();
  if (query === '') return null;
  if (count === 0)
    return (
      <>
        <Trans>No results.</Trans> <Trans>Servers as of {formats.time(readAt)}</Trans>
      </>
    );
  if (more === 0) return <Plural value={count} one="# result" other="# results" />;
  return (
    <Plural
      value={more}
      one="# more server matches: narrow the search to see it."
      other="# more servers match: narrow the search to see them."
    />
  );
}

/** Closes the dialog before anything opens: so it gives the focus back to the page first. */
function closingFirst(groups: readonly ComboboxGroup[], onClose: () => void): readonly ComboboxGroup[] {
  return groups.map((group) => ({
    ...group,
    options: group.options.map((option) => ({
      ...option,
      onChoose() {
        flushSync(onClose);
        option.onChoose();
      },
    })),
  }));
}

/** Instead of opening the browser's own search, the key that opens the dialog also closes it, wherever the focus is. */
function useClosingKey(onClose: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (keyName(event) !== 'Mod+k') return;
    event.preventDefault();
    if (!event.repeat) onClose();
  });
  useEffect(() => {
    // Before the dialog, which keeps its keys from the page.
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    document.addEventListener('keydown', listener, true);
    return () => document.removeEventListener('keydown', listener, true);
  }, []);
}

interface GoToProps {
  /** What has been typed before this was loaded. */
  typed: string;
  onClose: () => void;
}

/** What is in the dialog "Go to": finds a server, a page or an action on the open page, and goes there. */
export default function GoTo({ typed: typedBefore, onClose }: GoToProps): ReactNode {
  const { t } = useLingui();
  const [typed, setTyped] = useState(typedBefore);
  // Not in the field: in one line a mail would lose its line breaks, and with them where its words end.
  const [pasted, setPasted] = useState<string>();
  const query = typed.trim();
  const list = useListServers({ query: { select: readFleet } });
  const { data: fleet, dataUpdatedAt } = list;
  // What isn't found may have been added since another page read the list.
  usePolling(getListServersQueryKey(), (answer) => listPace(readFleet(answer).servers.length, undefined));
  const error = useLastingError(list.error, fleet !== undefined);
  const isLoading = fleet === undefined && error === null;
  const { groups, isNothingFound, ...counts } = useGoToGroups(fleet?.servers, query, pasted, isLoading);

  useClosingKey(onClose);

  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData('text/plain');
    if (isQuery(text)) return;
    event.preventDefault();
    setPasted(text);
    setTyped(text.slice(0, 200).replaceAll(/\s+/g, ' '));
  }
  return (
    <div className="flex h-[min(32rem,calc(100dvh-9rem))] flex-col gap-3">
      {error !== null && (
        <ListLoadError
          error={error}
          readAt={fleet === undefined ? 0 : dataUpdatedAt}
          retrying={list.isFetching}
          onRetry={() => void list.refetch()}
        />
      )}
      {isNothingFound && fleet !== undefined && fleet.unreadable > 0 && (
        <UnreadableRows count={fleet.unreadable} />
      )}
      <Combobox
        label={t`Search servers, pages and actions`}
        value={typed}
        onChange={(text) => {
          setPasted(undefined);
          setTyped(text);
        }}
        onPaste={onPaste}
        groups={closingFirst(groups, onClose)}
        isPending={isLoading && pasted === undefined}
        status={
          pasted === undefined &&
          (isLoading ? (
            <Trans>Loading servers</Trans>
          ) : (
            fleet !== undefined && <ResultCount query={query} readAt={dataUpdatedAt} {...counts} />
          ))
        }
      />
    </div>
  );
}
