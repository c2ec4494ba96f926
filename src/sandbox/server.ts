import type { Money } from '#domain/money.ts';
import type { Address } from './addressPool.ts';
import { Refusal } from './answer.ts';
import type { Call } from './call.ts';
import type { SandboxAddon } from './catalog.ts';

/** The size a server was bought with; it doesn't change with the plan. */
export interface ServerSize {
  readonly vcpu: number;
  readonly ramMb: number;
  readonly diskGb: number;
  readonly bandwidthGb: number;
}

/** A future change to a server, at a time that is already known. */
export interface ScheduledChange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status?: string;
  readonly showsAddresses?: true;
  readonly releasesAddresses?: true;
  /** The system after a reinstall. */
  readonly system?: { readonly osTemplateId: string; readonly password: string };
}

/** The operation in progress on a server until its last scheduled change. */
export type OngoingOperation = 'deploy' | 'start' | 'stop' | 'reinstall' | 'terminate';

export interface SandboxServer {
  readonly id: string;
  label: string;
  hostname: string;
  /** A status from the contract, or any other word that a test set. */
  status: string;
  osTemplateId: string;
  /** A region's display name. */
  readonly region: string;
  readonly size: ServerSize;
  /** The plan and the add-ons together, per month. */
  monthlyPrice: Money;
  primary: Address | undefined;
  additional: readonly Address[];
  /** Whether the addresses are set up, so that responses show them. */
  addressesShown: boolean;
  addons: readonly SandboxAddon[];
  password: string;
  /** Without it the password can't be reset. */
  guestAgent: boolean;
  createdAt: number;
  updatedAt: number;
  operationInProgress: OngoingOperation | undefined;
  /** In chronological order. */
  schedule: readonly ScheduledChange[];
  /** Odd values that a test wants in every response about this server. */
  oddities:
    | { readonly patch: Readonly<Record<string, unknown>>; readonly omit: readonly string[] }
    | undefined;
}

/** The server named in the path, also if it is terminated. @throws Refusal 404 */
export function findServer(call: Call): SandboxServer {
  const server = call.world.fleet.find(call.params['id'] ?? '');
  if (server === undefined) throw new Refusal(404, 'Server not found');
  return server;
}

/** The server, if it still exists. @throws Refusal 404, also if it is terminated. */
export function findLivingServer(call: Call): SandboxServer {
  const server = findServer(call);
  if (server.status === 'terminated') throw new Refusal(404, 'Server not found: it has been terminated');
  return server;
}

/** The server, if it may be changed. @throws Refusal 404 if it is unknown or terminated, 403 if it is suspended. */
export function findChangeableServer(call: Call): SandboxServer {
  const server = findLivingServer(call);
  if (server.status === 'suspended') throw new Refusal(403, 'Server is suspended by administrator');
  return server;
}
