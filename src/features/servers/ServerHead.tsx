import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Pencil from 'lucide-react/icons/pencil';
import { type ReactNode, useState } from 'react';
import type { DetailedServer, Server } from '#domain/server.ts';
import { LabelForm } from '#features/servers/settings/LabelForm.tsx';
import { useSettingsReasons } from './actionReasons.tsx';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { RequestedSince } from '#shared/RequestedSince.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { ServerName } from '#shared/serverName.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { IconButton } from '#ui/Button.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';
import type { Elements } from '#ui/Trans.tsx';
import { PowerButtons } from './PowerButtons.tsx';

interface RenameButtonProps {
  server: Server;
  /** Whether the button takes the focus when it mounts, such as after a rename. */
  hasFocus: boolean;
  onClick: () => void;
}

/** The button beside a server's heading that replaces the heading with a form. */
function RenameButton({ server, hasFocus, onClick }: RenameButtonProps): ReactNode {
  const { t } = useLingui();
  const { rename } = useSettingsReasons(server);
  return (
    <IconButton
      size="sm"
      label={t`Rename`}
      icon={<Pencil aria-hidden="true" />}
      disabledReason={rename}
      autoFocus={hasFocus}
      onClick={onClick}
      className="-ms-2"
    />
  );
}

/** The link to the list, above a server's heading. */
function BackToServers(): ReactNode {
  return (
    <Link to="/servers" className={textLinkClass}>
      <Trans>All servers</Trans>
    </Link>
  );
}

interface ServerHeadProps {
  /** `undefined` until the server is loaded, or if it can't be: then only its requested id is known. */
  server: DetailedServer | undefined;
  /** The heading to show instead of the name until then. */
  unread: ReactNode;
  /** Whether the server no longer exists: then only its name is still valid. */
  isGone: boolean;
  /** Milliseconds since 1970 UTC. */
  updatedAt: number;
  isFetching: boolean;
  onRefresh: () => void;
  /** The button that opens the server's page in the official dashboard. */
  handoffButton: Elements;
}

/**
 * The head of a server's page: its name, status, address and actions. The heading is the same element from the first
 * render on, so that it keeps the focus when the server's name arrives.
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
      editor={renaming === 'now' && <LabelForm server={server} onClose={() => setRenaming('after')} />}
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
          <CopyableText text={server.id} what={t`server ID`} mono />
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
