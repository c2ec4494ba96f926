import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Server } from '#domain/server.ts';
import { useRoughNow } from '#i18n/useRoughNow.ts';
import type { PowerAction } from '#operations/intent.ts';
import { useIntent } from '#operations/intents.ts';
import { type PowerObstacle, powerObstacle } from '#operations/power/powerObstacle.ts';
import { MissingScope } from '#session/MissingScope.tsx';
import { useScope } from '#session/scopes.ts';
import type { Reason } from '#ui/Button.tsx';
import { useOnline } from '#api/online.ts';

const asked = msg`Something else was asked of this server and has not been seen yet.`;

/** What each obstacle is in words. */
export const obstacleWords: Record<PowerAction, Record<PowerObstacle, MessageDescriptor>> = {
  start: { status: msg`Only a stopped server can be started.`, asked },
  stop: { status: msg`Only a running server can be stopped.`, asked },
  reboot: { status: msg`Only a running server can be rebooted.`, asked },
};

/** For each power action why it can't be done now; `undefined` where it can. */
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
    return isOnline ? undefined : t`You are offline.`;
  }
  return { start: reasonFor('start'), stop: reasonFor('stop'), reboot: reasonFor('reboot') };
}
