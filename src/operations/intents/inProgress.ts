import type { Server } from '#domain/server.ts';
import { isInProgress } from '#domain/serverStatus.ts';
import { isOpen } from './intent.ts';
import { intentOf } from './intents.ts';

/** When each server was first seen in transition, in milliseconds since 1970 UTC; removed once it isn't any more. */
const firstSeenAt = new Map<string, number>();

function transitioningSince(server: Server, now: number): number | undefined {
  const intent = intentOf(server.id);
  // The API shows no effect of a reboot, so none is awaited.
  if (intent !== undefined && isOpen(intent) && intent.action !== 'reboot') return intent.at;
  if (!isInProgress(server.status)) {
    firstSeenAt.delete(server.id);
    return undefined;
  }
  const first = firstSeenAt.get(server.id) ?? now;
  firstSeenAt.set(server.id, first);
  return first;
}

/**
 * How long the most recently started of these servers has been in transition, with or without a request.
 * @returns milliseconds; `undefined` where none is in transition
 */
export function inProgressFor(servers: readonly Server[], now: number): number | undefined {
  let latest: number | undefined;
  for (const server of servers) {
    const start = transitioningSince(server, now);
    if (start !== undefined && (latest === undefined || start > latest)) latest = start;
  }
  return latest === undefined ? undefined : Math.max(0, now - latest);
}
