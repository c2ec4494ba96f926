import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useListServers } from '#api/generated/servers/servers.ts';
import { readFleet } from '#domain/server.ts';
import { useOpenEntry } from '#operations/writes/journal.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';

/** The same deploy was already requested, in another tab or before a reload: shows its progress, then its outcome. */
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
        <Trans>{name} is already being deployed, here or in another tab. Nothing else was sent.</Trans>
      </Notice>
    );
  }
  const found = data?.servers.find((server) => server.label === label);
  return (
    <Notice tone="info" role="status">
      {found === undefined ? (
        <Trans>{name} was already requested, but isn’t in the list.</Trans>
      ) : (
        <>
          <Trans>{name} has already been deployed.</Trans>{' '}
          <Link to="/servers/$serverId" params={{ serverId: found.id }} className={textLinkClass}>
            <Trans>Open the server</Trans>
          </Link>
        </>
      )}
    </Notice>
  );
}
