import type { AddressPool } from './addressPool.ts';
import { settleServer } from './lifecycle.ts';
import { presentServer, serverJson } from './present.ts';
import type { SandboxServer } from './server.ts';

/** The servers of a world, in the order they were created. */
export interface Fleet {
  /** Brings every server up to this time. */
  settle(now: number): void;
  find(id: string): SandboxServer | undefined;
  all(): Iterable<SandboxServer>;
  add(server: SandboxServer): void;
  /** As if somebody had taken it away elsewhere: from now on it isn't known. */
  remove(server: SandboxServer): void;
  /** To be called after every change to a server. */
  changed(server: SandboxServer): void;
  /** The answer of `GET /servers`; worked out again only for servers that changed. */
  listJson(): string;
}

export function createFleet(addresses: AddressPool): Fleet {
  const servers = new Map<string, SandboxServer>();
  const onTheirWay = new Set<SandboxServer>();
  const rows = new Map<string, string>();
  let list: string | undefined;
  const changed = (server: SandboxServer): void => {
    rows.delete(server.id);
    list = undefined;
    if (server.schedule.length > 0) onTheirWay.add(server);
    else onTheirWay.delete(server);
  };
  const rowOf = (server: SandboxServer): string => {
    const known = rows.get(server.id);
    if (known !== undefined) return known;
    const row = serverJson(server, presentServer(server));
    rows.set(server.id, row);
    return row;
  };
  return {
    settle(now) {
      for (const server of onTheirWay) if (settleServer(server, now, addresses)) changed(server);
    },
    find: (id) => servers.get(id.toLowerCase()),
    all: () => servers.values(),
    add(server) {
      servers.set(server.id, server);
      changed(server);
    },
    remove(server) {
      servers.delete(server.id);
      onTheirWay.delete(server);
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
