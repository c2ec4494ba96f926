import { Trans } from '@lingui/react/macro';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useElapsed } from '#i18n/useNow.ts';
import { shownFor } from '#session/useSecret.ts';
import { Button } from '#ui/Button.tsx';

/** This long before the end it is said aloud: time enough to answer (WCAG 2.2.1). */
const warnedBefore = 20_000;

/** How long what is shown stays, with a way to keep it. */
export function SecretTime({ since, onKeep }: { since: number; onKeep: () => void }): ReactNode {
  const formats = useFormats();
  const left = Math.max(0, shownFor - useElapsed(since));
  const time = formats.duration(left);
  return (
    <>
      <Button onClick={onKeep}>
        <Trans>Keep showing</Trans>
      </Button>
      <span aria-hidden="true" className="text-muted">
        <Trans>Hidden in {time}</Trans>
      </span>
      <span role="status" className="sr-only">
        {left <= warnedBefore && <Trans>Hidden in 20 seconds, unless you keep it.</Trans>}
      </span>
    </>
  );
}

/** Where a secret went while the focus was in it, the focus comes back to what brings it again. */
export function useFocusAfterHiding(isShown: boolean, toggle: RefObject<HTMLButtonElement | null>): void {
  const wasShown = useRef(false);
  useEffect(() => {
    const isLost = wasShown.current && !isShown && document.activeElement === document.body;
    if (isLost) toggle.current?.focus({ preventScroll: true });
    wasShown.current = isShown;
  }, [isShown, toggle]);
}
