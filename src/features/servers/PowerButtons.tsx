import { Trans } from '@lingui/react/macro';
import Play from 'lucide-react/icons/play';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Square from 'lucide-react/icons/square';
import { type ReactNode, useState } from 'react';
import { PowerDialog } from './PowerDialog.tsx';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
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
      {/* Start has no dialog that could hold its curl command. As wide as the buttons, however long the command is; the
          negative margin cancels its gap. */}
      {serverCan('start', server.status) && (
        <div className="-me-2 w-0 min-w-full">
          <ShowAsCurl
            operation="serverPowerAction"
            params={{ id: server.id, action: 'start' }}
            label={<Trans>Show Start as curl</Trans>}
          />
        </div>
      )}
      {asking !== undefined && (
        <PowerDialog server={server} action={asking} onClose={() => setAsking(undefined)} />
      )}
    </>
  );
}
