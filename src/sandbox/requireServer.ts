import type { Call } from './call.ts';
import { Refusal } from './refusal.ts';
import type { SandboxServer } from './server.ts';

/** The server that the address names, also a terminated one. @throws Refusal 404 */
export function findServer(call: Call): SandboxServer {
  const server = call.world.fleet.find(call.params['id'] ?? '');
  if (server === undefined) throw new Refusal(404, 'Server not found');
  return server;
}

/** The server, where it still exists. @throws Refusal 404, also for a terminated one. */
export function findLivingServer(call: Call): SandboxServer {
  const server = findServer(call);
  if (server.status === 'terminated') throw new Refusal(404, 'Server not found: it has been terminated');
  return server;
}

/** The server, where it may be changed. @throws Refusal 404 where it is gone, 403 where it is suspended. */
export function findChangeableServer(call: Call): SandboxServer {
  const server = findLivingServer(call);
  if (server.status === 'suspended') throw new Refusal(403, 'Server is suspended by administrator');
  return server;
}
