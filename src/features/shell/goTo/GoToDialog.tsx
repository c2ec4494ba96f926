import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { useListServers } from '#api/generated/servers/servers.ts';
import { useLastingError } from '#api/useLastingError.ts';
import { readFleet } from '#domain/server.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { isQuery } from '#shared/findText.ts';
import { UnreadableRows } from '#shared/ListNotices.tsx';
import { Combobox, type ComboboxGroup } from '#ui/Combobox.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { useGoToGroups } from './goToGroups.tsx';

interface ResultCountProps {
  query: string;
  /** How many results are listed. */
  count: number;
  /** How many servers match besides. */
  more: number;
}

/** How many results there are. */
function ResultCount({ query, count, more }: ResultCountProps): ReactNode {
  if (query === '') return null;
  if (count === 0) return <Trans>No results.</Trans>;
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

/** The dialog "Go to": finds a server, a page or an action on the open page, and goes there. */
export default function GoToDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  // Not in the field: in one line a mail would lose its line breaks, and with them where its words end.
  const [pasted, setPasted] = useState<string>();
  const query = typed.trim();
  const list = useListServers({ query: { select: readFleet } });
  const { data: fleet } = list;
  const error = useLastingError(list.error, fleet !== undefined);
  const isLoading = fleet === undefined && error === null;
  const { groups, isNothingFound, ...counts } = useGoToGroups(fleet?.servers, query, pasted);

  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData('text/plain');
    if (isQuery(text)) return;
    event.preventDefault();
    setPasted(text);
    setTyped(text.slice(0, 200).replaceAll(/\s+/g, ' '));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    // Instead of opening the browser's own search, the key that opens the dialog also closes it.
    event.preventDefault();
    if (!event.repeat) onClose();
  }
  return (
    <Dialog title={t`Go to`} size="lg" at="top" onClose={onClose}>
      <div className="flex h-[min(32rem,calc(100dvh-9rem))] flex-col gap-3">
        {fleet === undefined && error !== null && (
          <ApiErrorPanel
            what={<Trans>Couldn’t load the servers.</Trans>}
            error={error}
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
          onKeyDown={onKeyDown}
          groups={closingFirst(groups, onClose)}
          isPending={isLoading && pasted === undefined}
          status={
            pasted === undefined &&
            (isLoading ? <Trans>Loading servers</Trans> : <ResultCount query={query} {...counts} />)
          }
        />
      </div>
    </Dialog>
  );
}
