import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { BidiText } from '#ui/BidiText.tsx';
import type { PowerIntent } from '#operations/intent.ts';

/** An action and the server it was meant for: "Stop alpha". */
export function PowerActionOf({ intent: { action, serverName } }: { intent: PowerIntent }): ReactNode {
  const name = <BidiText text={serverName} max={60} />;
  if (action === 'start') return <Trans>Start {name}</Trans>;
  if (action === 'stop') return <Trans>Stop {name}</Trans>;
  return <Trans>Reboot {name}</Trans>;
}
