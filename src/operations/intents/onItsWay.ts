import type { Server } from '#domain/server.ts';
import { isOnItsWay } from '#domain/serverStatus.ts';
import { isOpen } from './intent.ts';
import { intentOf } from './intents.ts';

/** When each server was first seen on its way; forgotten as soon as it has arrived. */
const since = new Map<string, number>();

function onItsWaySince(server: Server, now: number): number | undefined {
  const intent = intentOf(server.id);
  // A reboot changes nothing that the API shows, so there is nothing to wait for.
  if (intent !== undefined && isOpen(intent) && intent.action !== 'reboot') return intent.at;
  if (!isOnItsWay(server.status)) {
    since.delete(server.id);
    return undefined;
  }
  const first = since.get(server.id) ?? now;
  since.set(server.id, first);
  return first;
}

/**
 * How long the one of these servers that set out last has been on its way, by itself or because it was asked.
 * @returns milliseconds; `undefined` where none is on its way
 */
export function onItsWayFor(servers: readonly Server[], now: number): number | undefined {
  let latest: number | undefined;
  for (const server of servers) {
    const start = onItsWaySince(server, now);
    if (start !== undefined && (latest === undefined || start > latest)) latest = start;
  }
  return latest === undefined ? undefined : Math.max(0, now - latest);
}
