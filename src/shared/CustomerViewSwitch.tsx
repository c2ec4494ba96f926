import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { customerView, customerViewPlace } from './customerView.ts';
import { currentSession, onSessionChange } from '#session/session.ts';

// A key given at the gate changes nothing: whoever looks on still does.
onSessionChange(() => {
  if (currentSession().state === 'signedOut') customerView.set(false);
});

/** Begins or ends it, on the person's own word. A browser that refuses storage keeps it as long as the page lives. */
export function switchCustomerView(isOn: boolean): void {
  try {
    if (isOn) sessionStorage.setItem(customerViewPlace, 'on');
    else sessionStorage.removeItem(customerViewPlace);
  } catch {
    // Nothing is kept for a reload.
  }
  customerView.set(isOn);
}

function end(): void {
  switchCustomerView(false);
  // The focus would be lost with the button.
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

/** The button that ends it: from here on everything is shown again. */
export function EndCustomerView(): ReactNode {
  return (
    <Button size="sm" onClick={end}>
      <Trans>End customer view</Trans>
    </Button>
  );
}
