import { useLingui } from '@lingui/react/macro';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { useRoughNow } from '#i18n/useRoughNow.ts';
import { type Intent, isInTheWay } from '#operations/intent.ts';
import { useIntent } from '#operations/intents.ts';
import { MissingScope } from '#session/MissingScope.tsx';
import { useScope } from '#session/scopes.ts';
import type { Reason } from '#ui/Button.tsx';
import { useOnline } from '#api/online.ts';

type SettingsAction = 'rename' | 'reinstall' | 'terminate';

/** Whether this intent must be seen, or given up, before the action; a termination waits for nothing but itself. */
function isWaitedFor(action: SettingsAction, intent: Intent | undefined, now: number): boolean {
  if (intent === undefined || action === 'rename') return false;
  return isInTheWay(intent, now) && (action === 'reinstall' || intent.action === 'terminate');
}

/** For each action of the settings why it can't be done now; `undefined` where it can. */
export function useSettingsReasons(server: Server): Record<SettingsAction, Reason | undefined> {
  const { t } = useLingui();
  const mayWrite = useScope('servers:write') !== 'denied';
  const mayDestroy = useScope('servers:destroy') !== 'denied';
  const isOnline = useOnline();
  const intent = useIntent(server.id);
  const now = useRoughNow();

  const stateWords: Record<SettingsAction, string> = {
    rename: t`The label of a server in this state can’t be changed.`,
    reinstall: t`Only a running or stopped server can be reinstalled.`,
    terminate:
      server.status === 'terminated'
        ? t`It is terminated already.`
        : t`A server in this state can’t be terminated here.`,
  };
  function reasonFor(action: SettingsAction): Reason | undefined {
    if (action === 'rename' && !mayWrite) return <MissingScope scope="servers:write" />;
    if (action !== 'rename' && !mayDestroy) return <MissingScope scope="servers:destroy" />;
    if (!serverCan(action, server.status)) return stateWords[action];
    if (isWaitedFor(action, intent, now)) {
      return t`Something else was asked of this server and has not been seen yet.`;
    }
    return isOnline ? undefined : t`You are offline.`;
  }
  return {
    rename: reasonFor('rename'),
    reinstall: reasonFor('reinstall'),
    terminate: reasonFor('terminate'),
  };
}
