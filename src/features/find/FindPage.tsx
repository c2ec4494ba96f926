import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { type ReactNode, type RefCallback, useDeferredValue, useEffect, useRef } from 'react';
import { getListServersQueryKey, useListServers } from '#api/generated/servers/servers.ts';
import { listPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { useLastingError } from '#api/useLastingError.ts';
import { usePageTitle } from '#brand/BrandContext.ts';
import { findServers } from '#domain/findServers.ts';
import { readFleet, type Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { ListLoadError, UnreadableRows, WaitingForLimit } from '#shared/ListNotices.tsx';
import { isQuery } from '#shared/findText.ts';
import { Button } from '#ui/Button.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { FindField } from './FindField.tsx';
import { FindResults } from './FindResults.tsx';
import { useFindText } from './useFindText.ts';
import { onlyServer, useFinding } from './useFinding.ts';

interface FocusOfPasted {
  /** For the element that takes the focus. */
  readonly resultRef: RefCallback<HTMLElement>;
  /** Call it when another text is pasted. */
  readonly onPasted: () => void;
}

/**
 * Moves the focus to the result of a text that was pasted, once there is one, unless the user has moved it meanwhile.
 * @param isPasted whether the page was opened with such a text
 */
function useFocusOfPasted(isPasted: boolean, isFound: boolean): FocusOfPasted {
  const isDue = useRef(isPasted);
  const result = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isDue.current || !isFound) return;
    isDue.current = false;
    // The frame focuses the heading of a page that was opened.
    if (document.activeElement?.matches('body, h1') !== false) result.current?.focus();
  });
  return {
    resultRef(element) {
      result.current = element;
    },
    onPasted() {
      isDue.current = true;
    },
  };
}

interface FindPageProps {
  /** Whether the page was opened with a text that was pasted elsewhere. */
  isPasted: boolean;
  /** Returns a server's name as plain text. */
  nameOf: (server: Server) => string;
  /** Opens a server in the official dashboard. */
  onHandoff: (server: Server) => void;
}

/**
 * `/find`: finds the servers that an address, a name or a whole mail is about. The text is looked up in the list of
 * servers that the page already has; it is never sent anywhere.
 */
export function FindPage({ isPasted, nameOf, onHandoff }: FindPageProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  usePageTitle(t`Find`);
  const navigate = useNavigate();
  const { text, type, replace, finish, isInMemory } = useFindText();
  const list = useListServers({ query: { select: readFleet } });
  const { data, dataUpdatedAt, isFetching } = list;
  // A page that stays open all day must not answer from the list of the morning.
  usePolling(getListServersQueryKey(), (answer) => listPace(readFleet(answer).servers.length, undefined));
  const error = useLastingError(list.error, data !== undefined);
  const lookedUp = useDeferredValue(text);
  const isLookedUp = /\S/.test(lookedUp);
  const looked = useFinding(data, dataUpdatedAt, lookedUp);
  const isFound = looked !== undefined && lookedUp === text;
  const { resultRef, onPasted } = useFocusOfPasted(isPasted, isFound);

  function openOnly(typed: string): boolean {
    if (data === undefined || !isQuery(typed) || !/\S/.test(typed)) return false;
    // Of this very text: what is on the screen may still be about the former one.
    const server = onlyServer(findServers(data.servers, typed));
    if (server === undefined) return false;
    const to = { to: '/servers/$serverId', params: { serverId: server.id } } as const;
    void finish().then(() => navigate(to));
    return true;
  }

  return (
    <>
      <PageHeader
        title={t`Find`}
        meta={
          <span className="min-h-5">
            {dataUpdatedAt > 0 && <Trans>Servers as of {formats.time(dataUpdatedAt)}</Trans>}
          </span>
        }
        actions={
          <Button busy={isFetching} onClick={() => void list.refetch()}>
            <RefreshCw aria-hidden="true" />
            <Trans>Refresh</Trans>
          </Button>
        }
      />
      <div className="flex max-w-3xl flex-col gap-6">
        <FindField
          text={text}
          onText={type}
          onReplace={replace}
          onLongText={(long) => {
            replace(long);
            onPasted();
          }}
          onEnter={openOnly}
          onLeave={() => void finish()}
        />
        {error !== null && (
          <ListLoadError
            error={error}
            readAt={data === undefined ? 0 : dataUpdatedAt}
            retrying={isFetching}
            onRetry={() => void list.refetch()}
          />
        )}
        {list.error === null && list.failureReason !== null && (
          <WaitingForLimit failure={list.failureReason} />
        )}
        {data === undefined && error === null && <Spinner label={<Trans>Loading servers</Trans>} />}
        {data !== undefined && data.unreadable > 0 && !isLookedUp && (
          <UnreadableRows count={data.unreadable} />
        )}
        {data !== undefined && isLookedUp && looked === undefined && (
          <Spinner label={<Trans>Reading the text</Trans>} />
        )}
        {looked !== undefined && (
          <FindResults
            {...looked}
            query={isQuery(lookedUp) && !isInMemory ? lookedUp.trim() : undefined}
            nameOf={nameOf}
            onHandoff={onHandoff}
            resultRef={resultRef}
          />
        )}
      </div>
    </>
  );
}
