import { Trans } from '@lingui/react/macro';
import ExternalLink from 'lucide-react/icons/external-link';
import type { ReactNode, Ref } from 'react';
import { useGetAccount } from '#api/generated/account/account.ts';
import { readAccount } from '#domain/account.ts';
import { useSessionState } from '#session/session.ts';
import { useHandoffReason } from '#shared/useHandoffReason.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import type { ButtonVariant } from '#ui/buttonClass.ts';
import type { HandoffTarget } from './askForLink.ts';
import type { Handoff } from './useHandoff.ts';

interface HandoffButtonProps {
  handoff: Handoff;
  target: HandoffTarget;
  variant?: ButtonVariant;
  ref?: Ref<HTMLButtonElement>;
}

/**
 * The first step: asks for the link. While there is one it asks for no other, so that no click too many burns one, and
 * leads to it. It says nothing of it in a bubble, which would cover the link.
 */
export function HandoffButton({ handoff, target, variant, ref }: HandoffButtonProps): ReactNode {
  const { state, open } = handoff;
  const isReady = state.is === 'ready';
  const reason = useHandoffReason(target);
  return (
    <Button
      ref={ref}
      variant={isReady ? 'secondary' : variant}
      busy={state.is === 'asking'}
      disabledReason={isReady ? undefined : reason}
      onClick={open}
    >
      <ExternalLink aria-hidden="true" />
      <Trans>Open in dashboard</Trans>
    </Button>
  );
}

/** Whose account a link signs in, as the API says, else as it said at sign-in; else that nobody knows. */
export function WhoseAccount(): ReactNode {
  const { data } = useGetAccount({ query: { select: readAccount, staleTime: 30_000 } });
  const session = useSessionState();
  if (session.state === 'signedOut') return null;
  const { key, who } = session.session;
  const { email, name } = data ?? (who.last4 === undefined ? who : { email: '', name: '' });
  if (email === '' && name === '') {
    return <Trans>unknown, the account of the key …{who.last4 ?? key.slice(-4)}</Trans>;
  }
  return <BidiText text={email === '' || name === '' ? email || name : `${name} (${email})`} max={120} />;
}
