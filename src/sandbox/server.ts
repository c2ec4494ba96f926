import type { Money } from '#domain/money.ts';
import type { Address } from './addressPool.ts';
import { Refusal } from './answer.ts';
import type { Call } from './call.ts';
import type { SandboxAddon } from './catalog.ts';

/** The size a server was bought with; it stays, whatever becomes of the plan. */
export interface ServerSize {
  readonly vcpu: number;
  readonly ramMb: number;
  readonly diskGb: number;
  readonly bandwidthGb: number;
}

/** Something that will happen to a server at a time already known. */
export interface ScheduledChange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status?: string;
  readonly showsAddresses?: true;
  readonly releasesAddresses?: true;
  /** The system that a reinstall leaves. */
  readonly system?: { readonly osTemplateId: string; readonly password: string };
}

/** What a server is busy with until its last scheduled change. */
export type Undertaking = 'deploy' | 'start' | 'stop' | 'reinstall' | 'terminate';

export interface SandboxServer {
  readonly id: string;
  label: string;
  hostname: string;
  /** A word of the contract, or any other that a test put here. */
  status: string;
  osTemplateId: string;
  /** A region's display name. */
  readonly region: string;
  readonly size: ServerSize;
  /** The plan and the add-ons together, a month. */
  monthlyPrice: Money;
  primary: Address | undefined;
  additional: readonly Address[];
  /** Whether the addresses are set up, so that answers show them. */
  addressesShown: boolean;
  addons: readonly SandboxAddon[];
  password: string;
  /** Without it a password can't be reset. */
  guestAgent: boolean;
  createdAt: number;
  updatedAt: number;
  undertaking: Undertaking | undefined;
  /** In order of time. */
  schedule: readonly ScheduledChange[];
  /** Odd values that a test wants in every answer about this server. */
  oddities:
    | { readonly patch: Readonly<Record<string, unknown>>; readonly omit: readonly string[] }
    | undefined;
}

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
