import type { Receipt } from './receipt.ts';
import type { Server } from './server.ts';

/** Addresses that were bought here for a server, and that nobody has said to have set up inside it. */
export interface BoughtAddresses {
  /** How many additional addresses the server had before; `undefined` where that wasn't known. */
  readonly before: number | undefined;
  /** How many were bought, as the API said; `undefined` where it didn't. */
  readonly bought: number | undefined;
  /** When they were bought last, in milliseconds since 1970 UTC. */
  readonly at: number;
}

/** Whether a purchase brought addresses: by what the API said or, where it said nothing, by the add-on's type. */
export function broughtAddresses(
  type: string,
  { allocatedIps, addresses }: Pick<Receipt, 'allocatedIps' | 'addresses'>,
): boolean {
  const count = allocatedIps ?? addresses?.length;
  return count === undefined ? type === 'extra-ip' || type === 'ip-class' : count > 0;
}

/** Adds a purchase to the ones before it. The same purchase, as another tab noted it, counts once. */
export function withBought(known: BoughtAddresses | undefined, next: BoughtAddresses): BoughtAddresses {
  if (known === undefined || known.at === next.at) return next;
  const bought =
    known.bought === undefined || next.bought === undefined ? undefined : known.bought + next.bought;
  return { before: known.before, bought, at: next.at };
}

type Shown = Pick<Server, 'status' | 'additionalIps'>;

/**
 * How many of a server's additional addresses have to be set up inside it: those that it didn't have before. 0 while
 * the API shows none of them, or no system to set them up in.
 */
export function countToSetUp({ before, bought }: BoughtAddresses, { status, additionalIps }: Shown): number {
  if (status !== 'running' && status !== 'stopped') return 0;
  const now = additionalIps.length;
  return before === undefined ? Math.min(bought ?? now, now) : Math.max(0, now - before);
}

/** A new server's addresses come with it. Those that it gets later were bought elsewhere. */
const longestAllocation = 3_600_000;

/** Whether there is nothing left to set up: the server is terminated, or what was bought with it were no addresses. */
export function isNothingToSetUp(
  { at }: BoughtAddresses,
  { status, additionalIps }: Shown,
  now: number,
): boolean {
  if (status === 'terminated') return true;
  return status === 'running' && additionalIps.length === 0 && now - at > longestAllocation;
}

/** Reads a stored record; `undefined` where the value is none. */
export function readBoughtAddresses(
  fields: Partial<Record<keyof BoughtAddresses, unknown>>,
): BoughtAddresses | undefined {
  const count = (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  return typeof fields.at === 'number'
    ? { before: count(fields.before), bought: count(fields.bought), at: fields.at }
    : undefined;
}
