import type { Server } from '#domain/server.ts';
import type { Intent, PowerAction } from '#operations/intent.ts';
import { mostAtOnce } from '#operations/power/powerBatch.ts';
import { type PowerObstacle, powerObstacle } from '#operations/power/powerObstacle.ts';

/** Who will be acted on, and who is left out and why. */
export interface BulkPlan {
  readonly acted: readonly Server[];
  /** Those for whom it would be possible, but not all at once. */
  readonly beyond: readonly Server[];
  readonly leftOut: Readonly<Record<PowerObstacle, readonly Server[]>>;
}

/** Sorts the servers of a power action by whether it is possible for them now. */
export function planBulk(
  action: PowerAction,
  servers: readonly Server[],
  intentOf: (serverId: string) => Intent | undefined,
  now: number,
): BulkPlan {
  const isMet = (obstacle: PowerObstacle | undefined) => (server: Server) =>
    powerObstacle(action, server, intentOf(server.id), now) === obstacle;
  const possible = servers.filter(isMet(undefined));
  return {
    acted: possible.slice(0, mostAtOnce),
    beyond: possible.slice(mostAtOnce),
    leftOut: { status: servers.filter(isMet('status')), asked: servers.filter(isMet('asked')) },
  };
}
