import { Trans, useLingui } from '@lingui/react/macro';
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

/** The first step: asks for the link. While there is one it asks for no other, so that no click too many burns one. */
export function HandoffButton({ handoff, target, variant, ref }: HandoffButtonProps): ReactNode {
  const { t } = useLingui();
  const { state, open } = handoff;
  const reason = useHandoffReason(target);
  return (
    <Button
      ref={ref}
      variant={variant}
      busy={state.is === 'asking'}
      disabledReason={state.is === 'ready' ? t`The link is ready.` : reason}
      onClick={open}
    >
      <ExternalLink aria-hidden="true" />
      <Trans>Open in dashboard</Trans>
    </Button>
  );
}
