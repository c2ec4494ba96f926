import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { SecretField } from '#ui/TextField.tsx';
import { SignInProblemWords } from './SignInProblemWords.tsx';
import type { Session } from './identity.ts';
import { canKeepSession } from './keptSession.ts';
import { sessionSettings } from './sessionSettings.ts';
import { type SignInProblem, tryKey } from './signIn.ts';

/** How long the key is there. */
function KeyStays(): ReactNode {
  const { keep, shareBetweenTabs } = sessionSettings();
  const [isKept] = useState(() => keep === 'tab' && canKeepSession());
  if (!isKept)
    return <Trans>It stays in this page’s memory, and is gone once the page is left or loaded anew.</Trans>;
  return shareBetweenTabs ? (
    <Trans>It stays in this tab, and in others you open here, until you sign out or close them.</Trans>
  ) : (
    <Trans>It stays in this tab until you sign out or close it.</Trans>
  );
}

/**
 * Where the key will go, whenever that is not this site. Made from the address itself and not from the brand's words,
 * so that no configuration can hide it.
 */
function KeyDestination(): ReactNode {
  const { host, origin } = new URL(sessionSettings().apiBaseUrl, location.href);
  return origin === location.origin ? (
    <KeyStays />
  ) : (
    <>
      <Trans>
        Your key will be sent to <strong>{host}</strong>.
      </Trans>{' '}
      <KeyStays />
    </>
  );
}

interface KeyFormProps {
  onAccepted: (session: Session) => void;
  /** What is on the main button. */
  submit: ReactNode;
  /** A key that can be tried without typing one, and what is on its button. */
  offer?: { readonly label: ReactNode; readonly makeKey: () => string } | undefined;
  /** Further ways on beside the buttons. */
  children?: ReactNode;
}

/** Asks for a key, tries it against the API and hands on the session; says why where it is not taken. */
export function KeyForm({ onAccepted, submit, offer, children }: KeyFormProps): ReactNode {
  const { t } = useLingui();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem>();
  const field = useRef<HTMLInputElement>(null);
  // Set before anything is awaited: state alone would let a second activation through.
  const latch = useRef(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  async function signInWith(key: string): Promise<void> {
    if (latch.current) return;
    latch.current = true;
    setIsBusy(true);
    const result = await tryKey(key, sessionSettings().apiBaseUrl);
    // Who signed out meanwhile stays signed out.
    if (!isHere.current) return;
    latch.current = false;
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
        {isBusy && <Trans>Checking the key</Trans>}
      </p>
    </form>
  );
}
