import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import ArrowRight from 'lucide-react/icons/arrow-right';
import ExternalLink from 'lucide-react/icons/external-link';
import type { MouseEvent, ReactNode, RefCallback } from 'react';
import type { FoundServer } from '#domain/findServers.ts';
import { AddressList, allAddresses, UnreadableIps } from '#shared/addresses.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { useHandoffReason } from '#shared/useHandoffReason.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { Card } from '#ui/Card.tsx';
import { rowLinkClass } from '#ui/DataTable.tsx';
import { MatchWords } from './MatchWords.tsx';

interface FoundCardProps {
  found: FoundServer;
  /** The server's name as plain text. */
  name: string;
  /** Whether the text leads to it alone: then opening it is the page's main action. */
  isOnly: boolean;
  /** Opens the server in the official dashboard. */
  onHandoff: () => void;
  /** For the link of the main action. */
  mainRef: RefCallback<HTMLElement>;
}

/** So many reasons are shown: one address, id or name is enough to know it by. */
const mostMatches = 5;

/** Whether a click opens what a link leads to here, and not in another tab or window. */
function isPlainClick({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/** One found server: its name, what it was found by, and links to open it. None is followed automatically. */
export function FoundCard(props: FoundCardProps): ReactNode {
  const {
    found: { server, matches },
    name,
    isOnly,
    onHandoff,
    mainRef,
  } = props;
  const { t } = useLingui();
  const isHandoffPossible = useHandoffReason({ serverId: server.id }) === undefined;
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
          {matches.slice(0, mostMatches).map((match) => (
            <li key={`${match.by} ${match.text}`}>
              <MatchWords match={match} />
            </li>
          ))}
          {matches.length > mostMatches && (
            <li>
              <Trans>and others</Trans>
            </li>
          )}
        </ul>
        {server.status === 'terminated' && isByAddress && (
          <p className="text-caution">
            <Trans>This server was terminated. The address may belong to another customer by now.</Trans>
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:*:grow">
        {isOnly && (
          <Link
            ref={mainRef}
            to="/servers/$serverId"
            params={params}
            aria-label={`${t`Open the server`}: ${name}`}
            className={buttonClass({ variant: 'primary' })}
          >
            <ArrowRight aria-hidden="true" />
            <Trans>Open the server</Trans>
          </Link>
        )}
        <Link
          to="/sso/servers/$serverId"
          params={params}
          aria-label={isOnly ? undefined : `${t`Open in dashboard`}: ${name}`}
          onClick={(event) => {
            // The page that the link leads to says why there can't be one now.
            if (!isHandoffPossible || !isPlainClick(event)) return;
            event.preventDefault();
            onHandoff();
          }}
          className={buttonClass()}
        >
          <ExternalLink aria-hidden="true" />
          <Trans>Open in dashboard</Trans>
        </Link>
      </div>
    </Card>
  );
}
