import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { SecretField } from '#ui/TextField.tsx';
import { SignInProblemWords } from './SignInProblemWords.tsx';
import type { Session } from './identity.ts';
import { canKeepSession } from './keptSession.ts';
import { sessionSettings } from './sessionSettings.ts';
import { type SignInProblem, tryKey } from './signIn.ts';

/** Says how long the key is kept. */
function KeyRetention(): ReactNode {
  const { keep, shareBetweenTabs } = sessionSettings();
  const [isKept] = useState(() => keep === 'tab' && canKeepSession());
  if (!isKept)
    return <Trans>It stays in this page’s memory and is gone once you leave or reload the page.</Trans>;
  return shareBetweenTabs ? (
    <Trans>It stays in this tab, and in tabs you open from it, until you sign out or close them.</Trans>
  ) : (
    <Trans>It stays in this tab until you sign out or close it.</Trans>
  );
}

/**
 * Names the host that the key will be sent to, unless it is this site. Built from the address itself and not from the
 * brand's words, so that no configuration can hide it.
 */
function KeyDestination(): ReactNode {
  const { host, origin } = new URL(sessionSettings().apiBaseUrl, location.href);
  return origin === location.origin ? (
    <KeyRetention />
  ) : (
    <>
      <Trans>
        Your key will be sent to <strong>{host}</strong>.
      </Trans>{' '}
      <KeyRetention />
    </>
  );
}

interface KeyFormProps {
  onAccepted: (session: Session) => void;
  /** The main button's content. */
  submit: ReactNode;
  /** A key that can be tried without typing one, and its button's label. */
  offer?: { readonly label: ReactNode; readonly makeKey: () => string } | undefined;
  /** Further actions beside the buttons. */
  children?: Elements;
}

/** Asks for a key, tries it against the API and passes on the session; shows why if the key is not accepted. */
export function KeyForm({ onAccepted, submit, offer, children }: KeyFormProps): ReactNode {
  const { t } = useLingui();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem>();
  const field = useRef<HTMLInputElement>(null);
  // Set before anything is awaited: state alone would let a second activation through.
  const isSubmitting = useRef(false);
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  async function signInWith(key: string): Promise<void> {
    if (isSubmitting.current) return;
    isSubmitting.current = true;
    setIsBusy(true);
    const result = await tryKey(key, sessionSettings().apiBaseUrl);
    // The user may have signed out while the key was checked: don't sign in again.
    if (!isMounted.current) return;
    isSubmitting.current = false;
    setIsBusy(false);
    if ('session' in result) return onAccepted(result.session);
    setProblem(result);
    field.current?.focus();
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    void signInWith(field.current?.value ?? '');
  }

  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      <SecretField
        ref={field}
        label={t`API key`}
        name="key"
        hint={<KeyDestination />}
        error={problem && <SignInProblemWords problem={problem} />}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" size="lg" busy={isBusy}>
          {submit}
        </Button>
        {offer && (
          <Button size="lg" busy={isBusy} onClick={() => void signInWith(offer.makeKey())}>
            {offer.label}
          </Button>
        )}
        {children}
      </div>
      <p role="status" className="sr-only">
        {isBusy && <Trans>Checking key</Trans>}
      </p>
    </form>
  );
}
