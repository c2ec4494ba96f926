import { Trans, useLingui } from '@lingui/react/macro';
import Play from 'lucide-react/icons/play';
import Plus from 'lucide-react/icons/plus';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Square from 'lucide-react/icons/square';
import { type ReactNode, useState } from 'react';
import { PowerDialog } from './PowerDialog.tsx';
import type { Server } from '#domain/server.ts';
import type { PowerAction } from '#operations/intents/intent.ts';
import { requestPower } from '#operations/power/power.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { Button } from '#ui/Button.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { useDeployLike } from '#shared/deployLike.tsx';
import { useServerEntries } from '#shared/pageEntries.ts';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import { useKeyHint, useShortcuts } from '#ui/shortcuts.ts';
import { usePowerReasons } from './actionReasons.tsx';

/** Deploys another server like this one: by a button, by its key, and in the dialog "Go to". */
export function DeployAnother({ server }: { server: Server }): ReactNode {
  const { t } = useLingui();
  const { reason, deployLike } = useDeployLike();
  const keyHint = useKeyHint();
  const name = <ServerName server={server} max={60} />;
  const serverName = serverNameText(server);
  const run = (): void => deployLike(server.id);
  useShortcuts({ n: run });
  useServerEntries(serverName, [
    {
      key: 'deployLike',
      icon: <Plus aria-hidden="true" />,
      label: <Trans>Deploy another like {name}</Trans>,
      verb: t`Deploy another like this`,
      words: t`Deploy another like ${serverName}`,
      disabledReason: reason,
      run,
    },
  ]);
  return (
    <Button
      aria-label={t`Deploy another like this`}
      title={keyHint('n')}
      disabledReason={reason}
      onClick={run}
    >
      <Plus aria-hidden="true" />
      <Trans>Deploy another</Trans>
    </Button>
  );
}

interface PowerButtonsProps {
  server: Server;
  /** Another button, shown after these. */
  children: Elements;
}

/** Start, Stop and Reboot of one server. */
export function PowerButtons({ server, children }: PowerButtonsProps): ReactNode {
  const { t } = useLingui();
  const callerWith = useCaller();
  const reasons = usePowerReasons(server);
  const [asking, setAsking] = useState<PowerAction>();
  const target = { serverId: server.id, serverName: serverNameText(server) };
  const name = <ServerName server={server} max={60} />;
  const entry = (key: PowerAction) => ({ key, disabledReason: reasons[key], run: () => setAsking(key) });
  useServerEntries(target.serverName, [
    {
      ...entry('start'),
      icon: <Play aria-hidden="true" />,
      label: <Trans>Start {name}</Trans>,
      verb: t`Start`,
    },
    {
      ...entry('stop'),
      icon: <Square aria-hidden="true" />,
      label: <Trans>Stop {name}</Trans>,
      verb: t`Stop`,
    },
    {
      ...entry('reboot'),
      icon: <RotateCcw aria-hidden="true" />,
      label: <Trans>Reboot {name}</Trans>,
      verb: t`Reboot`,
    },
  ]);
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
