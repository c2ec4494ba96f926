import { Trans, useLingui } from '@lingui/react/macro';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { type ReactNode, useDeferredValue } from 'react';
import { getListServersQueryKey, useListServers } from '#api/generated/servers/servers.ts';
import { listPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { useLastingError } from '#api/useLastingError.ts';
import { usePageTitle } from '#brand/BrandContext.ts';
import { readFleet, type Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { ListLoadError, UnreadableRows, WaitingForLimit } from '#shared/ListNotices.tsx';
import { Button } from '#ui/Button.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { FindField } from './FindField.tsx';
import { FindResults } from './FindResults.tsx';
import { isQuery, useFindText } from './useFindText.ts';
import { useFinding } from './useFinding.ts';

interface FindPageProps {
  /** Returns a server's name as plain text. */
  nameOf: (server: Server) => string;
}

/**
 * `/find`: finds the servers that an address, a name or a whole mail is about. The text is looked up in the list of
 * servers that the page already has; it is never sent anywhere.
 */
export function FindPage({ nameOf }: FindPageProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  usePageTitle(t`Find`);
  const { text, type, replace, finish } = useFindText();
  const list = useListServers({ query: { select: readFleet } });
  const { data, dataUpdatedAt, isFetching } = list;
  // A page that stays open all day must not answer from the list of the morning.
  usePolling(getListServersQueryKey(), (answer) => listPace(readFleet(answer).servers.length, undefined));
  const error = useLastingError(list.error, data !== undefined);
  const lookedUp = useDeferredValue(text);
  const isLookedUp = /\S/.test(lookedUp);
  const finding = useFinding(data?.servers, lookedUp);

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
        <FindField text={text} onText={type} onReplace={replace} onLeave={finish} />
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
        {data !== undefined && isLookedUp && finding === undefined && (
          <Spinner label={<Trans>Reading the text</Trans>} />
        )}
        {data !== undefined && finding !== undefined && (
          <FindResults
            finding={finding}
            fleet={data}
            readAt={dataUpdatedAt}
            query={isQuery(lookedUp) ? lookedUp.trim() : undefined}
            nameOf={nameOf}
          />
        )}
      </div>
    </>
  );
}
