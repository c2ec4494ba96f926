import { Trans } from '@lingui/react/macro';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useElapsed } from '#i18n/useNow.ts';
import { defaultSecretLifetime } from '#session/useSecret.ts';
import { Button } from '#ui/Button.tsx';

/** How long before hiding screen readers are warned, in milliseconds: long enough to react (WCAG 2.2.1). */
const warningTimeMs = 20_000;

/** The time until the secret is hidden, with a button to keep it. */
export function SecretTime({ since, onKeep }: { since: number; onKeep: () => void }): ReactNode {
  const formats = useFormats();
  const left = Math.max(0, defaultSecretLifetime - useElapsed(since));
  const time = formats.duration(left);
  return (
    <>
      <Button onClick={onKeep}>
        <Trans>Keep showing</Trans>
      </Button>
      <span aria-hidden="true" className="text-muted">
        <Trans>Hides in {time}</Trans>
      </span>
      <span role="status" className="sr-only">
        {left <= warningTimeMs && <Trans>Hides in 20 seconds unless you keep showing it.</Trans>}
      </span>
    </>
  );
}

/** If a secret is hidden while it has the focus, moves the focus to the button that shows it again. */
export function useFocusAfterHiding(isShown: boolean, toggle: RefObject<HTMLButtonElement | null>): void {
  const wasShown = useRef(false);
  useEffect(() => {
    const isFocusLost = wasShown.current && !isShown && document.activeElement === document.body;
    if (isFocusLost) toggle.current?.focus({ preventScroll: true });
    wasShown.current = isShown;
  }, [isShown, toggle]);
}
