import { Trans, useLingui } from '@lingui/react/macro';
import ExternalLink from 'lucide-react/icons/external-link';
import X from 'lucide-react/icons/x';
import { useRef } from 'react';
import { useServerEntries } from '#shared/pageEntries.ts';
import { useHandoffReason } from '#shared/useHandoffReason.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { IconButton } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { HandoffButton, SignInAccount } from './HandoffButton.tsx';
import { HandoffSteps } from './HandoffSteps.tsx';
import type { HandoffTarget } from './mintLink.ts';
import { useHandoff } from './useHandoff.ts';

/**
 * A hand-off embedded in the page about its target.
 * @returns the button, to place among others, and the panel for the second step; `false` until the first step is taken
 */
export function useHandoffPanel(target: HandoffTarget): { button: Elements; panel: Elements } {
  const { t } = useLingui();
  const handoff = useHandoff(target);
  const button = useRef<HTMLButtonElement>(null);
  const disabledReason = useHandoffReason(target);
  const name = <BidiText text={target.serverName} max={60} />;
  const action = {
    key: 'handoff',
    icon: <ExternalLink aria-hidden="true" />,
    label: <Trans>Open {name} in dashboard</Trans>,
    verb: t`Open in dashboard`,
    disabledReason,
    run: handoff.open,
  } as const;
  // Without a server there is no place where the panel would open.
  useServerEntries(target.serverName, target.serverName === '' ? [] : [action]);
  function close(): void {
    handoff.close();
    button.current?.focus();
  }
  return {
    button: <HandoffButton ref={button} handoff={handoff} target={target} />,
    panel: handoff.state.is !== 'none' && (
      <Card className="flex items-start gap-3 px-4 py-3">
        <div className="flex min-w-0 flex-1 flex-col gap-2.5">
          <p className="text-muted">
            <Trans>
              Signs in as <SignInAccount />
            </Trans>
          </p>
          <HandoffSteps handoff={handoff} />
        </div>
        <IconButton size="sm" label={t`Close`} icon={<X aria-hidden="true" />} onClick={close} />
      </Card>
    ),
  };
}
