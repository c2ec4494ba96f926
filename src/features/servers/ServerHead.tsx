import { Trans, useLingui } from '@lingui/react/macro';
import { RefreshCw } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { DetailedServer } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.ts';
import { RequestedSince } from '#operations/RequestedSince.tsx';
import { ServerStatusBadge } from '#operations/ServerStatusBadge.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { BackToServers } from './BackToServers.tsx';
import { PowerButtons } from './PowerButtons.tsx';
import { RenameButton } from './RenameButton.tsx';
import { ServerName } from './serverName.tsx';

/** Only a rename needs it. */
const LabelForm = lazy(() => import('#features/servers/settings/LabelForm.tsx'));

interface ServerHeadProps {
  /** `undefined` until it is read, or where it can't be: nothing of it is known then but what was asked for. */
  server: DetailedServer | undefined;
  /** What stands in its name's place as long. */
  unread: ReactNode;
  /** It no longer exists: of what was known of it, only the name is still true. */
  isGone: boolean;
  /** Milliseconds since 1970 UTC. */
  updatedAt: number;
  isFetching: boolean;
  onRefresh: () => void;
  /** The button that leads to its page in the official dashboard. */
  handoffButton: ReactNode;
}

/**
 * The head of a server's page: what it is called, how it is, how it is reached, what can be done. It is one heading from
 * the first moment on, so that the focus stays on it when the server's name comes.
 */
export function ServerHead({
  server,
  unread,
  isGone,
  updatedAt,
  isFetching,
  onRefresh,
  handoffButton,
}: ServerHeadProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const [renaming, setRenaming] = useState<'before' | 'now' | 'after'>('before');
  if (server === undefined) return <PageHeader back={<BackToServers />} title={unread} />;
  const title = <ServerName server={server} />;
  if (isGone) return <PageHeader back={<BackToServers />} title={title} />;
  return (
    <PageHeader
      back={<BackToServers />}
      title={title}
      editor={
        renaming === 'now' && (
          <Suspense>
            <LabelForm server={server} onClose={() => setRenaming('after')} />
          </Suspense>
        )
      }
      badge={
        <>
          {renaming !== 'now' && (
            <RenameButton
              server={server}
              hasFocus={renaming === 'after'}
              onClick={() => setRenaming('now')}
            />
          )}
          <ServerStatusBadge server={server} />
          <RequestedSince serverId={server.id} />
        </>
      }
      actions={<PowerButtons server={server}>{handoffButton}</PowerButtons>}
      meta={
        <>
          {server.ipAddress !== '' && <CopyableText text={server.ipAddress} what={t`IP address`} mono />}
          <CopyableText text={server.id} what={t`server id`} mono />
          <span className="inline-flex items-center gap-1">
            <Trans>Updated {formats.time(updatedAt)}</Trans>
            <IconButton
              size="sm"
              label={t`Refresh`}
              busy={isFetching}
              icon={<RefreshCw aria-hidden="true" />}
              onClick={onRefresh}
              className="-my-1.5"
            />
          </span>
        </>
      }
    />
  );
}
