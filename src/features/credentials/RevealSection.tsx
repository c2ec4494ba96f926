import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode, RefObject } from 'react';
import { ApiErrorPanel } from '#brand/ApiErrorPanel.tsx';
import { ShowAsCurl } from '#brand/ShowAsCurl.tsx';
import type { Server } from '#domain/server.ts';
import { Button } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { RevealedCredentials } from './RevealedCredentials.tsx';
import { SecretTime } from './SecretTime.tsx';
import { useFocusAfterHiding } from './useFocusAfterHiding.ts';
import { useRevealReason } from './useReasons.tsx';
import type { Reveal } from './useReveal.ts';

interface RevealSectionProps {
  server: Pick<Server, 'id' | 'status'>;
  name: string;
  reveal: Reveal;
  /** The button that reveals and hides. */
  toggle: RefObject<HTMLButtonElement | null>;
}

/** The credentials of a server: nothing is fetched before they are asked for. */
export function RevealSection({ server, name, reveal, toggle }: RevealSectionProps): ReactNode {
  const { t } = useLingui();
  const reason = useRevealReason(server.status);
  const { shown, keep, hide, isReading, error } = reveal;
  const isShown = shown !== undefined;
  useFocusAfterHiding(isShown, toggle);
  return (
    <Section heading={t`Credentials`}>
      <div className="flex flex-col gap-4">
        {isShown ? (
          <>
            {shown.secret.mayBeEarlier && (
              <Notice tone="caution" title={<Trans>This may still be the earlier password</Trans>}>
                <Trans>A reinstall was asked for. The new password is here once it is over.</Trans>
              </Notice>
            )}
            <RevealedCredentials credentials={shown.secret.credentials} name={name} />
          </>
        ) : (
          <p className="text-muted">
            <Trans>
              User name and password of this server are fetched when you ask for them, and stay on this page
              for a minute.
            </Trans>
          </p>
        )}
        {error !== undefined && (
          <ApiErrorPanel
            what={<Trans>The credentials could not be read.</Trans>}
            error={error}
            retrying={isReading}
            onRetry={reveal.reveal}
          />
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button
            ref={toggle}
            variant={isShown ? 'secondary' : 'primary'}
            busy={isReading}
            disabledReason={isShown ? undefined : reason}
            onClick={isShown ? hide : reveal.reveal}
          >
            {isShown ? <Trans>Hide</Trans> : <Trans>Reveal credentials</Trans>}
          </Button>
          {isShown && <SecretTime since={shown.since} onKeep={keep} />}
        </div>
        <ShowAsCurl operation="getServerCredentials" params={{ id: server.id }} />
      </div>
    </Section>
  );
}
