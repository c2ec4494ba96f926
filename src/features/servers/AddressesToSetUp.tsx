import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { DetailedServer } from '#domain/server.ts';
import { forgetBoughtAddresses, useAddressesToSetUp } from '#operations/purchase/addressesToSetUp.ts';
import { Button } from '#ui/Button.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { Notice } from '#ui/Notice.tsx';

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
