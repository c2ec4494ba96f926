import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { asApiError } from '#api/apiError.ts';
import { useGetServer } from '#api/generated/servers/servers.ts';
import { usePageTitle } from '#brand/BrandContext.ts';
import { type DetailedServer, readDetailedServer } from '#domain/server.ts';
import { notTold } from '#i18n/formats.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { Definition } from '#ui/DefinitionList.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonLines } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { buttonClass, textLinkClass } from '#ui/buttonClass.ts';
import { HandoffSection } from './HandoffSection.tsx';

interface ServerHandoffPageProps {
  serverId: string;
  next: string | undefined;
  /** What a server is called, as plain text. */
  nameOf: (server: DetailedServer) => string;
}

/** Which server it is, before anything is done. */
function WhichServer({ server, name }: { server: DetailedServer; name: string }): ReactNode {
  const { t } = useLingui();
  const addresses = [server.ipAddress, ...server.additionalIps.map(({ ip }) => ip)].filter((ip) => ip !== '');
  return (
    <>
      <Definition term={t`Server`} note={server.id}>
        <Link to="/servers/$serverId" params={{ serverId: server.id }} className={textLinkClass}>
          <bdi>{name}</bdi>
        </Link>
      </Definition>
      <Definition term={t`Status`}>
        <ServerStatusBadge server={server} look="plain" />
      </Definition>
      <Definition term={t`Addresses`}>
        {addresses.length === 0 ? (
          notTold
        ) : (
          <span className="font-mono text-[0.9375em]">{addresses.join(', ')}</span>
        )}
      </Definition>
    </>
  );
}

function whatFailed(kind: string | undefined): ReactNode {
  if (kind === 'notFound') return <Trans>There is no server with this id in this account.</Trans>;
  if (kind === 'forbidden') return <Trans>This key may not read this server.</Trans>;
  return <Trans>The server could not be loaded.</Trans>;
}

/** `/sso/servers/{id}`: the way to one server's page in the official dashboard. */
export function ServerHandoffPage({ serverId, next, nameOf }: ServerHandoffPageProps): ReactNode {
  const { t } = useLingui();
  const { data, error, isFetching, refetch } = useGetServer(serverId, {
    query: { select: (answer) => readDetailedServer(answer, serverId) },
  });
  const name = data === undefined ? '' : nameOf(data);
  usePageTitle(t`Open in dashboard`, ...(name === '' ? [] : [name]));
  const isGone = asApiError(error)?.kind === 'notFound';
  return (
    <>
      <PageHeader title={<Trans>Open in dashboard</Trans>} />
      <div className="flex max-w-3xl flex-col gap-6">
        {error !== null && (
          <ApiErrorPanel
            what={whatFailed(asApiError(error)?.kind)}
            error={error}
            retrying={isFetching}
            onRetry={() => void refetch()}
          />
        )}
        {data === undefined && error === null && (
          <>
            <SkeletonLines lines={4} />
            <Spinner label={<Trans>Loading the server</Trans>} />
          </>
        )}
        {data === undefined || isGone ? (
          error !== null && (
            <div>
              <Link to="/sso" className={buttonClass()}>
                <Trans>Open the dashboard without a server</Trans>
              </Link>
            </div>
          )
        ) : (
          <HandoffSection
            key={`${serverId} ${next ?? ''}`}
            target={{ serverId, serverName: name, next }}
            usual={<Trans>the server’s page</Trans>}
            without={
              <Link to="/sso/servers/$serverId" params={{ serverId }} className={buttonClass({ size: 'sm' })}>
                <Trans>Open the server’s page instead</Trans>
              </Link>
            }
          >
            <WhichServer server={data} name={name} />
          </HandoffSection>
        )}
      </div>
    </>
  );
}
