import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import ArrowRight from 'lucide-react/icons/arrow-right';
import ExternalLink from 'lucide-react/icons/external-link';
import type { ReactNode } from 'react';
import type { FoundServer } from '#domain/findServers.ts';
import { AddressList, allAddresses, UnreadableIps } from '#shared/addresses.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { Card } from '#ui/Card.tsx';
import { rowLinkClass } from '#ui/DataTable.tsx';
import { MatchWords } from './MatchWords.tsx';

interface FoundCardProps {
  found: FoundServer;
  /** The server's name as plain text. */
  name: string;
  /** Whether it is the only result: then opening it is the page's main action. */
  isOnly: boolean;
}

/** One found server: its name, what it was found by, and links to open it. None is followed automatically. */
export function FoundCard({ found: { server, matches }, name, isOnly }: FoundCardProps): ReactNode {
  const { t } = useLingui();
  const params = { serverId: server.id };
  const isByAddress = matches.some(({ by }) => by === 'address');
  return (
    <Card as="li" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-3.5 sm:px-5">
      <div className="flex min-w-0 flex-[1_1_20rem] flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link to="/servers/$serverId" params={params} className={`${rowLinkClass} text-lg wrap-anywhere`}>
            <bdi translate="no">{name}</bdi>
          </Link>
          <ServerStatusBadge server={server} look="plain" />
        </div>
        {allAddresses(server).length > 0 && (
          <div className="text-muted wrap-anywhere">
            <AddressList server={server} owner={name} />
          </div>
        )}
        <UnreadableIps server={server} />
        <ul className="text-muted wrap-anywhere">
          {matches.map((match) => (
            <li key={`${match.by} ${match.text}`}>
              <MatchWords match={match} />
            </li>
          ))}
        </ul>
        {server.status === 'terminated' && isByAddress && (
          <p className="text-caution">
            <Trans>This server was terminated. The address may belong to another customer by now.</Trans>
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:*:grow">
        {isOnly && (
          <Link to="/servers/$serverId" params={params} className={buttonClass({ variant: 'primary' })}>
            <ArrowRight aria-hidden="true" />
            <Trans>Open the server</Trans>
          </Link>
        )}
        <Link
          to="/sso/servers/$serverId"
          params={params}
          aria-label={isOnly ? undefined : `${t`Open in dashboard`}: ${name}`}
          className={buttonClass()}
        >
          <ExternalLink aria-hidden="true" />
          <Trans>Open in dashboard</Trans>
        </Link>
      </div>
    </Card>
  );
}
