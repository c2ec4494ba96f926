import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useOnline } from '#api/online.ts';
import type { Server } from '#domain/server.ts';
import type { PowerAction, Intent } from '#operations/intents/intent.ts';
import { intentOf } from '#operations/intents/intents.ts';
import { usePowerBatch } from '#operations/power/powerBatch.ts';
import { isUnfinished, maxBatchSize, beginPowerBatch } from '#operations/power/runPowerBatch.ts';
import { type PowerObstacle, powerObstacle } from '#operations/power/power.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { useScope } from '#session/scopes.ts';
import { MissingScope } from '#shared/MissingScope.tsx';
import { ServerStatusBadge } from '#shared/ServerStatusBadge.tsx';
import { PowerActionFor } from '#shared/powerBatch/PowerBatchWords.tsx';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import type { Reason } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ScrollList } from '#ui/ScrollList.tsx';
import { obstacleWords } from './actionReasons.tsx';

/** Which servers the action applies to, and which are left out and why. */
interface BulkPlan {
  readonly acted: readonly Server[];
  /** Servers that the action is possible for, but that exceed the limit of one batch. */
  readonly beyond: readonly Server[];
  readonly leftOut: Readonly<Record<PowerObstacle, readonly Server[]>>;
}

/** Groups the servers by whether the power action is possible for them now. */
function planBulk(
  action: PowerAction,
  servers: readonly Server[],
  intentOf: (serverId: string) => Intent | undefined,
  now: number,
): BulkPlan {
  const hasObstacle = (obstacle: PowerObstacle | undefined) => (server: Server) =>
    powerObstacle(action, server, intentOf(server.id), now) === obstacle;
  const possible = servers.filter(hasObstacle(undefined));
  return {
    acted: possible.slice(0, maxBatchSize),
    beyond: possible.slice(maxBatchSize),
    leftOut: { status: servers.filter(hasObstacle('status')), asked: servers.filter(hasObstacle('asked')) },
  };
}

/** At most this many servers of a list are shown by name. */
const mostNames = 200;

interface ServerListProps {
  heading: string;
  /** Why these servers are in this list. */
  reason?: ReactNode;
  servers: readonly Server[];
}

function ServerList({ heading, reason, servers }: ServerListProps): ReactNode {
  const unnamed = servers.length - mostNames;
  const more = String(unnamed);
  if (servers.length === 0) return null;
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-medium">{heading}</h3>
      {reason !== undefined && <p className="text-sm text-muted">{reason}</p>}
      <ScrollList label={heading} className="max-h-48">
        {servers.slice(0, mostNames).map((server) => (
          <li key={server.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
            <ServerName server={server} max={60} />
            <ServerStatusBadge server={server} look="plain" />
          </li>
        ))}
        {unnamed > 0 && (
          <li className="py-1.5 text-muted">
            <Trans>and {more} more</Trans>
          </li>
        )}
      </ScrollList>
    </section>
  );
}

function Consequence({ action }: { action: PowerAction }): ReactNode {
  if (action === 'start') return null;
  return (
    <p>
      {action === 'stop' ? (
        <Trans>
          This is a hard power-off, like pulling the plugs: unsaved data can be lost. The servers stay yours
          until you terminate them.
        </Trans>
      ) : (
        <Trans>This is a hard reset, like pressing the reset buttons: unsaved data can be lost.</Trans>
      )}
    </p>
  );
}

interface BulkPowerDialogProps {
  /** Used as they are at mount, so that the listed servers stay the same while the dialog is open. */
  servers: readonly Server[];
  action: PowerAction;
  /** Called with the ids of the started batch if not all servers fit into it: the others stay selected. */
  onBegun: (serverIds: readonly string[]) => void;
  onClose: () => void;
}

/** Confirms a power action for several servers: shows which it applies to, and which are left out and why. */
export function BulkPowerDialog(props: BulkPowerDialogProps): ReactNode {
  const { action, onBegun, onClose } = props;
  const { t } = useLingui();
  const callerWith = useCaller();
  const [{ acted, beyond, leftOut }] = useState(() => planBulk(action, props.servers, intentOf, Date.now()));
  const reason = useBulkReason(acted.length);
  const label = <PowerActionFor action={action} count={acted.length} />;
  function confirm(): void {
    const targets = acted.map((server) => ({ serverId: server.id, serverName: serverNameText(server) }));
    if (!beginPowerBatch(callerWith(), action, targets)) return;
    if (beyond.length > 0) onBegun(acted.map(({ id }) => id));
    onClose();
  }
  return (
    <ConfirmDialog
      title={label}
      confirmLabel={label}
      tone={action === 'start' ? 'primary' : 'danger'}
      busy={false}
      submitError={undefined}
      disabledReason={reason}
      onConfirm={confirm}
      onClose={onClose}
    >
      {acted.length > 0 && <Consequence action={action} />}
      <ServerList heading={t`Included: ${acted.length}`} servers={acted} />
      {beyond.length > 0 && (
        <p>
          <Trans>
            At most {maxBatchSize} servers at a time.{' '}
            <Plural
              value={beyond.length}
              one="# more stays selected for the next time."
              other="# more stay selected for the next time."
            />
          </Trans>
        </p>
      )}
      {(['status', 'asked'] as const).map((obstacle) => (
        <ServerList
          key={obstacle}
          heading={t`Left out: ${leftOut[obstacle].length}`}
          reason={t(obstacleWords[action][obstacle])}
          servers={leftOut[obstacle]}
        />
      ))}
    </ConfirmDialog>
  );
}

/** Why the action can't start now; `undefined` if it can. */
function useBulkReason(count: number): Reason | undefined {
  const { t } = useLingui();
  const isDenied = useScope('servers:write') === 'denied';
  const isOnline = useOnline();
  const batch = usePowerBatch();
  if (isDenied) return <MissingScope scope="servers:write" />;
  if (count === 0) return t`This isn’t possible for any of these servers right now.`;
  if (batch !== undefined && isUnfinished(batch)) return t`Another bulk action is in progress.`;
  return isOnline ? undefined : t`You’re offline.`;
}
