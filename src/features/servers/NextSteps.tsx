import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { DetailedServer, Server } from '#domain/server.ts';
import { forgetBoughtAddresses, useAddressesToSetUp } from '#operations/purchase/addressesToSetUp.ts';
import { Button } from '#ui/Button.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { Notice } from '#ui/Notice.tsx';

/** In the code of the list's menu, which most have loaded. */
const CopySshCommand = lazy(() =>
  import('./listParts.ts').then(({ CopySshCommand }) => ({ default: CopySshCommand })),
);

/** What comes next, once the server runs: its login, and the command to connect with. */
export function NextSteps({ server }: { server: Server }): ReactNode {
  // Only the credentials say for sure, and they are read when they are asked for.
  const isWindows = /windows/i.test(server.os);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Link
        to="/servers/$serverId/credentials"
        params={{ serverId: server.id }}
        className={buttonClass({ variant: 'primary' })}
      >
        <Trans>Credentials</Trans>
      </Link>
      {isWindows ? (
        <span className="text-muted">
          <Trans>Its credentials have the address and the username for Remote Desktop.</Trans>
        </span>
      ) : (
        server.ipAddress !== '' && (
          <Suspense>
            <CopySshCommand server={server} />
          </Suspense>
        )
      )}
    </div>
  );
}

interface AddressesToSetUpProps {
  server: DetailedServer;
  /** The API no longer knows the server. */
  isGone: boolean;
  /** Whether the configuration for the addresses is on the screen. */
  isHere: boolean;
}

/** Outside of the component: a function made in it would take the focus again with each render. */
const focus = (words: HTMLElement | null): void => words?.focus();

/** Reminds of what the API doesn't do and can't show: bought addresses have to be set up inside the server. */
export default function AddressesToSetUp({ server, isGone, isHere }: AddressesToSetUpProps): ReactNode {
  const serverId = server.id;
  const count = useAddressesToSetUp(serverId, server, isGone);
  // The button goes with the reminder, so the focus moves to what takes its place.
  const [isMarked, setMarked] = useState(false);
  if (count === 0) {
    return (
      isMarked && (
        <p tabIndex={-1} ref={focus} className="rounded-sm text-muted">
          <Trans>Marked as set up.</Trans>
        </p>
      )
    );
  }
  return (
    <Notice
      tone="info"
      role="status"
      title={
        <Plural
          value={count}
          one="# additional address has to be set up inside the server"
          other="# additional addresses have to be set up inside the server"
        />
      }
      action={
        <>
          {!isHere && (
            <Link
              to="/servers/$serverId/networking"
              params={{ serverId }}
              className={buttonClass({ size: 'sm' })}
            >
              <Trans>Guest configuration</Trans>
            </Link>
          )}
          <Button
            size="sm"
            onClick={() => {
              setMarked(true);
              void forgetBoughtAddresses(serverId);
            }}
          >
            <Trans>I’ve set them up</Trans>
          </Button>
        </>
      }
    >
      {isHere ? (
        <Trans>Follow the steps above, then say here that it’s done.</Trans>
      ) : (
        <Trans>Until then they don’t work.</Trans>
      )}
    </Notice>
  );
}
