import { Trans, useLingui } from '@lingui/react/macro';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { type ReactNode, useDeferredValue } from 'react';
import { getListServersQueryKey, useListServers } from '#api/generated/servers/servers.ts';
import { listPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { useLastingError } from '#api/useLastingError.ts';
import { ListLoadError, UnreadableRows, WaitingForLimit } from '#shared/ListNotices.tsx';
import { usePageTitle } from '#brand/BrandContext.ts';
import { readFleet, type Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Button } from '#ui/Button.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { TextArea } from '#ui/TextField.tsx';
import { FindResults } from './FindResults.tsx';
import { useFindText } from './useFindText.ts';

/**
 * `/find`: finds the servers that an address, a name or a whole mail is about. The text is looked up in the list of
 * servers that the page already has; it is never sent anywhere.
 * @param nameOf returns a server's name as plain text
 */
export function FindPage({ nameOf }: { nameOf: (server: Server) => string }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  usePageTitle(t`Find`);
  const { text, type, replace, finish } = useFindText();
  const lookedUp = useDeferredValue(text);
  const list = useListServers({ query: { select: readFleet } });
  const { data, dataUpdatedAt, isFetching } = list;
  const error = useLastingError(list.error, data !== undefined);
  // A page that stays open all day must not answer from the list of the morning.
  usePolling(getListServersQueryKey(), (answer) => listPace(readFleet(answer).servers.length, undefined));
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
        <div className="flex flex-col items-start gap-2">
          <TextArea
            label={t`IP address, hostname, ID, label, or a whole email`}
            hint={t`Addresses like 198[.]51[.]100[.]7 work too. The text never leaves this tab.`}
            value={text}
            onChange={(event) => type(event.target.value)}
            onBlur={finish}
            rows={4}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="w-full"
          />
          {text !== '' && (
            <Button size="sm" onClick={() => replace('')}>
              <Trans>Clear</Trans>
            </Button>
          )}
        </div>
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
        {data !== undefined && data.unreadable > 0 && <UnreadableRows count={data.unreadable} />}
        {data !== undefined && lookedUp.trim() !== '' && (
          <FindResults servers={data.servers} text={lookedUp} nameOf={nameOf} />
        )}
      </div>
    </>
  );
}
