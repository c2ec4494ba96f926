import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useListServers } from '#api/generated/servers/servers.ts';
import { readFleet } from '#domain/server.ts';
import { useOpenEntry } from '#operations/journal.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/textLink.ts';

/** The same was asked for in another tab: that it is on its way there, and then what became of it. */
export function DeployedElsewhere({ target, label }: { target: string; label: string }): ReactNode {
  const isOpen = useOpenEntry('deployServer', target) !== undefined;
  const { data, refetch } = useListServers({ query: { select: readFleet } });
  useEffect(() => {
    if (!isOpen) void refetch();
  }, [isOpen, refetch]);
  const name = <BidiText text={label} max={60} />;
  if (isOpen) {
    return (
      <Notice tone="info" role="status">
        <Trans>{name} is being deployed in another tab. Nothing was sent from here.</Trans>
      </Notice>
    );
  }
  const found = data?.servers.find((server) => server.label === label);
  return (
    <Notice tone="info" role="status">
      {found === undefined ? (
        <Trans>Another tab was deploying {name}. The list does not show it.</Trans>
      ) : (
        <>
          <Trans>{name} was deployed in another tab.</Trans>{' '}
          <Link to="/servers/$serverId" params={{ serverId: found.id }} className={textLinkClass}>
            <Trans>Open the server</Trans>
          </Link>
        </>
      )}
    </Notice>
  );
}
