import { isUuid, readFields, readList, readText } from './read.ts';

/** What is known about a completed purchase. Amounts are decimal strings. The page that shows it adds the wording. */
export interface Receipt {
  readonly serverId: string;
  readonly serverName: string;
  readonly addonName: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** As stated in the response; `undefined` without one. */
  readonly charged: string | undefined;
  readonly newMonthlyPrice: string | undefined;
  readonly allocatedIps: number | undefined;
  /** The addresses that the server did not have before. */
  readonly addresses: readonly string[] | undefined;
  readonly balanceBefore: string | undefined;
  readonly balanceAfter: string | undefined;
}

const textOrNone = (value: unknown): string | undefined =>
  value === undefined ? undefined : readText(value);

/** Reads a stored receipt; `undefined` where the value is not one. */
export function readReceipt(value: unknown): Receipt | undefined {
  const fields = readFields<keyof Receipt>(value);
  if (fields === undefined || !isUuid(fields.serverId) || typeof fields.at !== 'number') return undefined;
  const { allocatedIps, addresses } = fields;
  return {
    serverId: fields.serverId,
    serverName: readText(fields.serverName),
    addonName: readText(fields.addonName),
    at: fields.at,
    charged: textOrNone(fields.charged),
    newMonthlyPrice: textOrNone(fields.newMonthlyPrice),
    allocatedIps: typeof allocatedIps === 'number' ? allocatedIps : undefined,
    addresses: addresses === undefined ? undefined : readList(addresses).map(readText),
    balanceBefore: textOrNone(fields.balanceBefore),
    balanceAfter: textOrNone(fields.balanceAfter),
  };
}
