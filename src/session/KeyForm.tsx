import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { SecretField } from '#ui/SecretField.tsx';
import { KeyDestination } from './KeyDestination.tsx';
import type { Session } from './identity.ts';
import { sessionSettings } from './sessionSettings.ts';
import { type SignInProblem, tryKey } from './signIn.ts';
import { SignInProblemWords } from './SignInProblemWords.tsx';

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
