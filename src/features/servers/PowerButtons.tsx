import { Trans } from '@lingui/react/macro';
import Play from 'lucide-react/icons/play';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Square from 'lucide-react/icons/square';
import { type ReactNode, useState } from 'react';
import { PowerDialog } from './PowerDialog.tsx';
import type { Server } from '#domain/server.ts';
import { requestPower } from '#operations/power/power.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { Button } from '#ui/Button.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { serverNameText } from '#shared/serverName.tsx';
import { usePowerReasons } from './actionReasons.tsx';

interface PowerButtonsProps {
  server: Server;
  /** Another button, shown after these. */
  children: Elements;
}

/** Start, Stop and Reboot of one server. */
export function PowerButtons({ server, children }: PowerButtonsProps): ReactNode {
  const callerWith = useCaller();
  const reasons = usePowerReasons(server);
  const [asking, setAsking] = useState<'stop' | 'reboot'>();
  const target = { serverId: server.id, serverName: serverNameText(server) };
  return (
    <>
      <Button disabledReason={reasons.start} onClick={() => void requestPower(callerWith(), target, 'start')}>
        <Play aria-hidden="true" />
        <Trans>Start</Trans>
      </Button>
      <Button disabledReason={reasons.stop} onClick={() => setAsking('stop')}>
        <Square aria-hidden="true" />
        <Trans>Stop</Trans>
      </Button>
      <Button disabledReason={reasons.reboot} onClick={() => setAsking('reboot')}>
        <RotateCcw aria-hidden="true" />
        <Trans>Reboot</Trans>
      </Button>
      {children}
      {asking !== undefined && (
        <PowerDialog server={server} action={asking} onClose={() => setAsking(undefined)} />
      )}
    </>
  );
}
