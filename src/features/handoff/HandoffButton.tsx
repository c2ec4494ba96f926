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
import type { HandoffTarget } from './mintLink.ts';
import type { Handoff } from './useHandoff.ts';

interface HandoffButtonProps {
  handoff: Handoff;
  target: HandoffTarget;
  variant?: ButtonVariant;
  ref?: Ref<HTMLButtonElement>;
}

/**
 * The first step: requests the link. While there is one, a click moves the focus to it instead of requesting another,
 * so that an extra click doesn't waste one. There is no tooltip then, because it would cover the link.
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

/** The account that a link signs in: as the API reports it now, else as it did at sign-in, else labelled as unknown. */
export function SignInAccount(): ReactNode {
  const { data } = useGetAccount({ query: { select: readAccount, staleTime: 30_000 } });
  const session = useSessionState();
  if (session.state === 'signedOut') return null;
  const { key, who } = session.session;
  const { email, name } = data ?? (who.last4 === undefined ? who : { email: '', name: '' });
  if (email === '' && name === '') {
    return <Trans>unknown (account of key …{who.last4 ?? key.slice(-4)})</Trans>;
  }
  return <BidiText text={email === '' || name === '' ? email || name : `${name} (${email})`} max={120} />;
}
