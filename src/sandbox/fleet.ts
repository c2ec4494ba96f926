import type { AddressPool } from './addressPool.ts';
import { settleServer } from './lifecycle.ts';
import { presentServer, serverJson } from './present.ts';
import type { SandboxServer } from './server.ts';

/** The servers of a world, in the order they were created. */
export interface Fleet {
  /** Applies every server's scheduled changes up to this time. */
  settle(now: number): void;
  find(id: string): SandboxServer | undefined;
  all(): Iterable<SandboxServer>;
  add(server: SandboxServer): void;
  /** Removes a server as if it had been deleted elsewhere: from now on it is unknown. */
  remove(server: SandboxServer): void;
  /** Must be called after every change to a server. */
  changed(server: SandboxServer): void;
  /** The response body of `GET /servers`. Only servers that changed are serialized again. */
  listJson(): string;
}

export function createFleet(addresses: AddressPool): Fleet {
  const servers = new Map<string, SandboxServer>();
  const changingServers = new Set<SandboxServer>();
  const rows = new Map<string, string>();
  let list: string | undefined;
  const changed = (server: SandboxServer): void => {
    rows.delete(server.id);
    list = undefined;
    if (server.schedule.length > 0) changingServers.add(server);
    else changingServers.delete(server);
  };
  const rowOf = (server: SandboxServer): string => {
    const cached = rows.get(server.id);
    if (cached !== undefined) return cached;
    const row = serverJson(server, presentServer(server));
    rows.set(server.id, row);
    return row;
  };
  return {
    settle(now) {
      for (const server of changingServers) if (settleServer(server, now, addresses)) changed(server);
    },
    find: (id) => servers.get(id.toLowerCase()),
    all: () => servers.values(),
    add(server) {
      servers.set(server.id, server);
      changed(server);
    },
    remove(server) {
      servers.delete(server.id);
      changingServers.delete(server);
      rows.delete(server.id);
      list = undefined;
    },
    changed,
    listJson() {
      list ??= `[${Array.from(servers.values(), rowOf).join(',')}]`;
      return list;
    },
  };
}
