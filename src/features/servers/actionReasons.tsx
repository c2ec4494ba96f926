import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useOnline } from '#api/online.ts';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { useRoughNow } from '#i18n/useNow.ts';
import { type Intent, isOpen, type PowerAction } from '#operations/intents/intent.ts';
import { blocksNextRequest } from '#operations/intents/intentRules.ts';
import { useIntent } from '#operations/intents/intents.ts';
import { type PowerObstacle, powerObstacle } from '#operations/power/power.ts';
import { useScope } from '#session/scopes.ts';
import { MissingScope } from '#shared/MissingScope.tsx';
import { useRevealReason } from '#shared/credentialsReasons.tsx';
import type { Reason } from '#ui/Button.tsx';

const asked = msg`Another action on this server hasn’t finished yet.`;

/** The message for each obstacle. */
export const obstacleWords: Record<PowerAction, Record<PowerObstacle, MessageDescriptor>> = {
  start: { status: msg`You can only start a stopped server.`, asked },
  stop: { status: msg`You can only stop a running server.`, asked },
  reboot: { status: msg`You can only reboot a running server.`, asked },
};

/** For each power action, why it can't be done now; `undefined` if it can. */
export function usePowerReasons(server: Server): Record<PowerAction, Reason | undefined> {
  const { t } = useLingui();
  const isDenied = useScope('servers:write') === 'denied';
  const isOnline = useOnline();
  const intent = useIntent(server.id);
  const now = useRoughNow();

  function reasonFor(action: PowerAction): Reason | undefined {
    if (isDenied) return <MissingScope scope="servers:write" />;
    const obstacle = powerObstacle(action, server, intent, now);
    if (obstacle !== undefined) return t(obstacleWords[action][obstacle]);
    return isOnline ? undefined : t`You’re offline.`;
  }
  return { start: reasonFor('start'), stop: reasonFor('stop'), reboot: reasonFor('reboot') };
}

/** Why the server's SSH command can't be copied now; `undefined` if it can. */
export function useSshReason(server: Server): Reason | undefined {
  const { t } = useLingui();
  const reason = useRevealReason(server.status);
  const intent = useIntent(server.id);
  if (reason !== undefined) return reason;
  if (server.ipAddress === '') return t`It has no address yet.`;
  // Another system can have another user.
  return intent?.action === 'reinstall' && isOpen(intent) ? t(asked) : undefined;
}

type SettingsAction = 'rename' | 'reinstall' | 'terminate';

/**
 * Whether the action has to wait until this intent is seen or given up. A rename never waits; a termination waits only
 * for another termination.
 */
function mustWaitFor(action: SettingsAction, intent: Intent | undefined, now: number): boolean {
  if (intent === undefined || action === 'rename') return false;
  return blocksNextRequest(intent, now) && (action === 'reinstall' || intent.action === 'terminate');
}

/** For each action on the settings tab, why it can't be done now; `undefined` if it can. */
export function useSettingsReasons(server: Server): Record<SettingsAction, Reason | undefined> {
  const { t } = useLingui();
  const mayWrite = useScope('servers:write') !== 'denied';
  const mayDestroy = useScope('servers:destroy') !== 'denied';
  const isOnline = useOnline();
  const intent = useIntent(server.id);
  const now = useRoughNow();

  const stateWords: Record<SettingsAction, string> = {
    rename: t`You can’t change the label of a server in this state.`,
    reinstall: t`You can only reinstall a running or stopped server.`,
    terminate:
      server.status === 'terminated'
        ? t`It’s already terminated.`
        : t`You can’t terminate a server in this state here.`,
  };
  function reasonFor(action: SettingsAction): Reason | undefined {
    if (action === 'rename' && !mayWrite) return <MissingScope scope="servers:write" />;
    if (action !== 'rename' && !mayDestroy) return <MissingScope scope="servers:destroy" />;
    if (!serverCan(action, server.status)) return stateWords[action];
    if (mustWaitFor(action, intent, now)) {
      return t`Another action on this server hasn’t finished yet.`;
    }
    return isOnline ? undefined : t`You’re offline.`;
  }
  return {
    rename: reasonFor('rename'),
    reinstall: reasonFor('reinstall'),
    terminate: reasonFor('terminate'),
  };
}
