import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { type Intent, isInTheWay, type PowerAction } from '#operations/intent.ts';

/** Why a power action is not for this server now: its state, or something asked before. */
export type PowerObstacle = 'status' | 'asked';

/** @param intent what was asked of this server last */
export function powerObstacle(
  action: PowerAction,
  server: Pick<Server, 'status'>,
  intent: Intent | undefined,
  now: number,
): PowerObstacle | undefined {
  if (!serverCan(action, server.status)) return 'status';
  return intent !== undefined && isInTheWay(intent, now) ? 'asked' : undefined;
}
