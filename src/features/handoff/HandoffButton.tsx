import { Trans } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button } from '#ui/Button.tsx';
import type { ButtonVariant } from '#ui/buttonClass.ts';
import type { HandoffTarget } from './handoffTarget.ts';
import type { Handoff } from './useHandoff.ts';
import { useHandoffReason } from '#operations/useHandoffReason.tsx';

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
