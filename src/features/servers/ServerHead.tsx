import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import Pencil from 'lucide-react/icons/pencil';
import { type ReactNode, useState } from 'react';
import type { DetailedServer, Server } from '#domain/server.ts';
import { isInProgress, serverCan } from '#domain/serverStatus.ts';
import { LabelForm } from '#features/servers/settings/LabelForm.tsx';
import { useSettingsReasons } from './actionReasons.tsx';
import { isOpen } from '#operations/intents/intent.ts';
import { useIntent } from '#operations/intents/intents.ts';
import { CopyableAddress } from '#shared/CopyableAddress.tsx';
import { useServerEntries } from '#shared/pageEntries.ts';
import { RequestedSince } from '#shared/RequestedSince.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { IconButton } from '#ui/Button.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { UpdatedAt } from '#ui/UpdatedAt.tsx';
import { buttonClass, textLinkClass } from '#ui/buttonClass.ts';
import { cx } from '#ui/cx.ts';
import type { Elements } from '#ui/Trans.tsx';
import { CopyPageLink } from './CopyPageLink.tsx';
import { DeployAnother, PowerButtons } from './PowerButtons.tsx';

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
  const name = <ServerName server={server} max={60} />;
  useServerEntries(serverNameText(server), [
    {
      key: 'rename',
      icon: <Pencil aria-hidden="true" />,
      label: <Trans>Rename {name}</Trans>,
      verb: t`Rename`,
      disabledReason: rename,
      run: onClick,
    },
  ]);
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

/** The same, with the button that copies the link to the server; no taller than a line of text. */
function BackAndLink({ server }: { server: Server }): ReactNode {
  const { t } = useLingui();
  const name = serverNameText(server);
  return (
    <div className="flex items-center gap-x-4">
      <BackToServers />
      <CopyPageLink name={t`Copy link to ${name}`} className="-my-1 pointer-coarse:-my-2" />
    </div>
  );
}

const metaClass = 'relative flex flex-col gap-1';
/** A line that is as high whatever it says, so that the tabs below keep their place. */
const lineClass = 'flex min-h-6 min-w-0 flex-wrap items-center gap-x-4 gap-y-1';
const addressClass = 'max-sm:w-full sm:min-w-36';

/** As much space as the address, the id and the time take. */
function MetaPlaceholder(): ReactNode {
  return (
    <div aria-hidden="true" className={metaClass}>
      <div className={lineClass}>
        <span className={cx(addressClass, 'flex h-5 items-center')}>
          <Skeleton className="w-24" />
        </span>
        <span className="flex h-5 items-center">
          <Skeleton className="w-72" />
        </span>
      </div>
      <div className={lineClass}>
        <Skeleton className="w-36" />
      </div>
    </div>
  );
}

/** As much space as the buttons take. */
function ButtonsPlaceholder(): ReactNode {
  return ['w-21', 'w-20', 'w-26', 'w-44', 'w-38'].map((width) => (
    <span
      key={width}
      aria-hidden="true"
      className={cx(buttonClass(), 'breathing pointer-events-none', width)}
    />
  ));
}

interface MetaProps {
  server: DetailedServer;
  /** Milliseconds since 1970 UTC. */
  updatedAt: number;
  isFetching: boolean;
  onRefresh: () => void;
}

/** The server's address and id, and how current the page is. */
function Meta({ server, updatedAt, isFetching, onRefresh }: MetaProps): ReactNode {
  const { t } = useLingui();
  const intent = useIntent(server.id);
  const isRequested = intent !== undefined && isOpen(intent);
  return (
    <div className={metaClass}>
      <div className={lineClass}>
        <span className={addressClass}>
          {server.ipAddress !== '' ? (
            <CopyableAddress ip={server.ipAddress} />
          ) : isInProgress(server.status) ? (
            <Trans>No address yet</Trans>
          ) : (
            <Trans>No address</Trans>
          )}
        </span>
        <CopyableText text={server.id} what={t`server ID`} mono />
      </div>
      <div className={lineClass}>
        {/* On a narrow page, a request takes the place of its words. */}
        <UpdatedAt at={updatedAt} isRefreshing={isFetching} onRefresh={onRefresh} isFolded={isRequested} />
        {isRequested ? (
          <RequestedSince serverId={server.id} />
        ) : (
          // Start has no dialog that could hold its curl command.
          serverCan('start', server.status) && (
            <div className="-my-1.5">
              <ShowAsCurl
                operation="serverPowerAction"
                params={{ id: server.id, action: 'start' }}
                label={<Trans>Show Start as curl</Trans>}
                overlays
              />
            </div>
          )
        )}
      </div>
    </div>
  );
}

/** Longer than any label or hostname should be, in characters. */
const longestHeading = 1_000;

interface ServerHeadProps extends Omit<MetaProps, 'server'> {
  /** `undefined` until the server is loaded, or if it can't be: then only its requested id is known. */
  server: DetailedServer | undefined;
  /** The heading to show instead of the name until then. */
  unreadHeading: string;
  /** Whether it is still loading. */
  isLoading: boolean;
  /** Whether the server no longer exists: then only its name is still valid. */
  isGone: boolean;
  /** The button that opens the server's page in the official dashboard. */
  handoffButton: Elements;
}

/**
 * The head of a server's page: its name, status, address and actions. The heading is the same element from the first
 * render on, so that it keeps the focus when the server's name arrives.
 */
export function ServerHead({
  server,
  unreadHeading,
  isLoading,
  isGone,
  handoffButton,
  ...meta
}: ServerHeadProps): ReactNode {
  const [renaming, setRenaming] = useState<'before' | 'now' | 'after'>('before');
  if (server === undefined) {
    return (
      <PageHeader
        back={<BackToServers />}
        title={unreadHeading}
        meta={isLoading && <MetaPlaceholder />}
        hasWideMeta
        actions={isLoading && <ButtonsPlaceholder />}
      />
    );
  }
  // Here alone the whole name can be read without a pointer.
  const title = <ServerName server={server} max={longestHeading} />;
  if (isGone) return <PageHeader back={<BackToServers />} title={title} />;
  return (
    <PageHeader
      back={<BackAndLink server={server} />}
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
        </>
      }
      actions={
        <PowerButtons server={server}>
          <>
            {handoffButton}
            <DeployAnother server={server} />
          </>
        </PowerButtons>
      }
      meta={<Meta server={server} {...meta} />}
      hasWideMeta
    />
  );
}
