import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '#brand/BrandContext.ts';
import type { DetailedServer } from '#domain/server.ts';
import { placeholder } from '#i18n/formats.ts';
import { AddressList, allAddresses, UnreadableIps } from '#shared/addresses.tsx';
import { ServerErrorPanel, ServerPlaceholder } from '#shared/ServerPlaceholder.tsx';
import { serverNameText } from '#shared/serverName.tsx';
import { useServer } from '#shared/useServer.ts';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { Definition } from '#ui/DefinitionList.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { buttonClass, textLinkClass } from '#ui/buttonClass.ts';
import { HandoffSection } from './HandoffSection.tsx';

interface ServerHandoffPageProps {
  serverId: string;
  next: string | undefined;
}

/** Identifies the server before the user does anything. */
function WhichServer({ server, name }: { server: DetailedServer; name: string }): ReactNode {
  const { t } = useLingui();
  return (
    <>
      <Definition term={t`Server`} note={server.id}>
        <Link to="/servers/$serverId" params={{ serverId: server.id }} className={textLinkClass}>
          <bdi translate="no">{name}</bdi>
        </Link>
      </Definition>
      <Definition term={t`Status`}>
        <ServerStatusBadge server={server} look="plain" />
      </Definition>
      <Definition term={t`Addresses`}>
        {allAddresses(server).length === 0 ? <span>{placeholder}</span> : <AddressList server={server} />}
        <UnreadableIps server={server} />
      </Definition>
    </>
  );
}

/** `/sso/servers/{id}`: the hand-off to one server's page in the official dashboard. */
export function ServerHandoffPage({ serverId, next }: ServerHandoffPageProps): ReactNode {
  const { t } = useLingui();
  const { server, error, isFetching, refetch } = useServer(serverId);
  const name = server === undefined ? '' : serverNameText(server);
  usePageTitle(t`Open in dashboard`, ...(name === '' ? [] : [name]));
  const retry = { retrying: isFetching, onRetry: refetch };
  return (
    <>
      <PageHeader title={<Trans>Open in dashboard</Trans>} />
      <div className="flex max-w-3xl flex-col gap-6">
        {server === undefined || error?.kind === 'notFound' ? (
          <ServerPlaceholder
            error={error}
            {...retry}
            wayOut={
              <Link to="/sso" className={buttonClass()}>
                <Trans>Open the dashboard without a server</Trans>
              </Link>
            }
          />
        ) : (
          <>
            {error !== null && <ServerErrorPanel error={error} {...retry} />}
            <HandoffSection
              key={`${serverId} ${next ?? ''}`}
              target={{ serverId, serverName: name, next }}
              defaultDestination={<Trans>the server’s page</Trans>}
              withoutNextLink={
                <Link
                  to="/sso/servers/$serverId"
                  params={{ serverId }}
                  className={buttonClass({ size: 'sm' })}
                >
                  <Trans>Open the server’s page instead</Trans>
                </Link>
              }
            >
              <WhichServer server={server} name={name} />
            </HandoffSection>
          </>
        )}
      </div>
    </>
  );
}
