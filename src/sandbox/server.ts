import type { Money } from '#domain/money.ts';
import type { Address } from './addressPool.ts';
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
