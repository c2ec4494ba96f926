import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { customerView, customerViewKey } from './customerView.ts';
import { currentSession, onSessionChange } from '#session/session.ts';

// A new key at the gate changes nothing: the customer is still watching.
onSessionChange(() => {
  if (currentSession().state === 'signedOut') customerView.set(false);
});

/**
 * Turns customer view on or off, only at the user's request. If the browser refuses storage, it lasts until the page is
 * closed.
 */
export function switchCustomerView(isOn: boolean): void {
  try {
    if (isOn) sessionStorage.setItem(customerViewKey, 'on');
    else sessionStorage.removeItem(customerViewKey);
  } catch {
    // It won't survive a reload.
  }
  customerView.set(isOn);
}

function endCustomerView(): void {
  switchCustomerView(false);
  // The focus would be lost with the button.
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

/** Ends customer view: everything is shown again. */
export function EndCustomerView(): ReactNode {
  return (
    <Button size="sm" onClick={endCustomerView}>
      <Trans>Turn off customer view</Trans>
    </Button>
  );
}
