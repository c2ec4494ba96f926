import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Credentials } from '#domain/credentials.ts';
import type { Server } from '#domain/server.ts';
import { sshCommand, sshConfigEntry } from '#domain/sshCommand.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import { NoSshCommand, useRevealReason } from '#shared/credentialsReasons.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { CodeBlock } from '#ui/CodeBlock.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ResetSection } from './ResetSection.tsx';
import { RevealedField } from './RevealedField.tsx';
import { SecretTime, useFocusAfterHiding } from './SecretTime.tsx';
import { useReveal, type Reveal } from './useReveal.ts';

/** How to connect: an entry for the SSH configuration, or Remote Desktop. */
function ConnectHints({ credentials, name }: { credentials: Credentials; name: string }): ReactNode {
  const { t } = useLingui();
  const { access, ip, username } = credentials;
  if (access.by === 'ssh') {
    return (
      <CodeBlock
        code={sshConfigEntry(access.target, name)}
        what={t`SSH configuration`}
        note={
          <Trans>
            Entry for <code translate="no">~/.ssh/config</code>
          </Trans>
        }
      />
    );
  }
  const address = <BidiText text={ip} max={60} />;
  const user = <BidiText text={username} max={60} />;
  return (
    <Notice tone={access.by === 'unclear' ? 'caution' : 'info'}>
      <p>
        <NoSshCommand by={access.by}>
          <Trans>
            Connect to {address} with Remote Desktop as {user}.
          </Trans>
        </NoSshCommand>
      </p>
    </Notice>
  );
}

interface RevealedCredentialsProps {
  credentials: Credentials;
  name: string;
  /** The button that revealed them. */
  toggle: RefObject<HTMLButtonElement | null>;
}

/**
 * The credentials, each with a copy button. The password is masked until the user shows it; the focus moves from the
 * button that revealed them to the one that copies it, so that Enter, Enter is all it takes.
 */
function RevealedCredentials({ credentials, name, toggle }: RevealedCredentialsProps): ReactNode {
  const { t } = useLingui();
  const { username, password, ip, access } = credentials;
  const copyPassword = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === toggle.current) copyPassword.current?.focus();
  }, [toggle]);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <RevealedField label={t`Username`} what={t`username`} value={username} />
        <RevealedField
          label={t`Password`}
          what={t`password`}
          value={password}
          masked
          copyButton={copyPassword}
        />
        <RevealedField label={t`IP address`} what={t`address for the login`} value={ip} />
        {access.by === 'ssh' && (
          <RevealedField
            label={t`SSH command`}
            what={t`command for the login`}
            value={sshCommand(access.target)}
          />
        )}
      </div>
      <ConnectHints credentials={credentials} name={name} />
    </>
  );
}

interface RevealSectionProps {
  server: Pick<Server, 'id' | 'status'>;
  name: string;
  reveal: Reveal;
  /** The button that reveals and hides. */
  toggle: RefObject<HTMLButtonElement | null>;
}

/** The credentials of a server. Nothing is fetched before the user asks for it. */
function RevealSection({ server, name, reveal, toggle }: RevealSectionProps): ReactNode {
  const { t } = useLingui();
  const reason = useRevealReason(server.status);
  const { shown, keep, hide, isReading, error } = reveal;
  const isShown = shown !== undefined;
  useFocusAfterHiding(isShown, toggle);
  const [wasShown, setWasShown] = useState(false);
  if (isShown && !wasShown) setWasShown(true);
  return (
    <Section heading={t`Credentials`}>
      <div className="flex flex-col gap-4">
        {isShown ? (
          <>
            {shown.secret.mayBeEarlier && (
              <Notice tone="caution" title={<Trans>This may still be the old password</Trans>}>
                <Trans>
                  The server is being reinstalled. You’ll find the new password here once it’s done.
                </Trans>
              </Notice>
            )}
            <RevealedCredentials credentials={shown.secret.credentials} name={name} toggle={toggle} />
          </>
        ) : (
          <p className="text-muted">
            <Trans>
              The username and password are only fetched when you ask for them, and stay on this page for a
              minute. The password stays masked until you show it, and can be copied without showing it.
            </Trans>
          </p>
        )}
        {error !== undefined && (
          <ApiErrorPanel
            what={<Trans>Couldn’t load the credentials.</Trans>}
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
            {isShown ? <Trans>Hide</Trans> : <Trans>Show credentials</Trans>}
          </Button>
          {isShown && <SecretTime since={shown.since} onKeep={keep} />}
        </div>
        <p role="status" className="sr-only">
          {isShown ? <Trans>Credentials shown</Trans> : wasShown && <Trans>Credentials hidden</Trans>}
        </p>
        <ShowAsCurl operation="getServerCredentials" params={{ id: server.id }} />
      </div>
    </Section>
  );
}

interface CredentialsTabProps {
  server: Pick<Server, 'id' | 'status'>;
  /** The server's name as plain text. */
  name: string;
}

/** The "Credentials" tab of a server's page. Give it a `key` per server: no state may carry over to another one. */
export function CredentialsTab({ server, name }: CredentialsTabProps): ReactNode {
  const reveal = useReveal(server.id, name);
  const toggle = useRef<HTMLButtonElement>(null);
  function revealStored(): void {
    reveal.reveal();
    toggle.current?.focus();
  }
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <RevealSection server={server} name={name} reveal={reveal} toggle={toggle} />
      <ResetSection server={server} name={name} onReveal={revealStored} onReset={reveal.hide} />
    </div>
  );
}
