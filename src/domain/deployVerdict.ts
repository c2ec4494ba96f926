import { differenceOf, isPositiveAmount, isSameAmount } from './balance.ts';
import type { Verdict } from './writeVerdict.ts';

/** What the API shows of a deploy at one moment; `undefined` where it can't be read. */
export interface DeploySnapshot {
  /** The ids of all servers that have the deploy's label. */
  readonly sameLabelIds: readonly string[] | undefined;
  /** The wallet, as a decimal string. */
  readonly balance: string | undefined;
}

interface DeployEvidence {
  /** As shown on the screen when the user requested the deploy. */
  readonly before: DeploySnapshot;
  /** What it costs, as a decimal string; `undefined` where unknown. */
  readonly charge: string | undefined;
  /** The readings, in order. */
  readonly snapshots: readonly DeploySnapshot[];
  readonly isLast: boolean;
}

/** The ids that are listed now and were not before; `undefined` where either list is unknown. */
function addedIds(before: DeploySnapshot, now: DeploySnapshot | undefined): readonly string[] | undefined {
  const had = before.sameLabelIds && new Set(before.sameLabelIds);
  return had && now?.sameLabelIds?.filter((id) => !had.has(id));
}

/**
 * What the wallet shows. `same`: it is unchanged; `charged`: exactly the charge is missing; `other`: another change;
 * `silent`: it proves nothing. Where the charge is not known to be positive, any missing amount is `charged`.
 */
function walletEvidence({
  before,
  charge,
  snapshots,
}: DeployEvidence): 'same' | 'charged' | 'other' | 'silent' {
  const spent = differenceOf(before.balance, snapshots.at(-1)?.balance);
  if (spent === undefined) return 'silent';
  // A deploy that costs nothing leaves no trace in the wallet.
  if (!isPositiveAmount(charge)) return spent.startsWith('-') || spent === '0.00' ? 'silent' : 'charged';
  if (isSameAmount(spent, '0')) return 'same';
  return isSameAmount(spent, charge) ? 'charged' : 'other';
}

/** The one server with the label that is listed now and was not before; `undefined` where there is none, or several. */
function newNamesake(before: DeploySnapshot, now: DeploySnapshot | undefined): string | undefined {
  const [serverId, another] = addedIds(before, now) ?? [];
  return another === undefined ? serverId : undefined;
}

/**
 * Whether a deploy was done. A new server with its label proves that it was. List and wallet unchanged, read together,
 * prove that it was not. The list alone may lag: it proves this only if it has no new server in any reading, and the
 * charge is not missing from the wallet.
 */
export function deployVerdict(
  evidence: DeployEvidence,
): { readonly is: 'done'; readonly serverId: string } | { readonly is: Exclude<Verdict, 'done'> } {
  const { before, snapshots, isLast } = evidence;
  const now = snapshots.at(-1);
  const serverId = newNamesake(before, now);
  if (serverId !== undefined) return { is: 'done', serverId };
  const newIds = addedIds(before, now);
  const wallet = walletEvidence(evidence);
  if (wallet === 'same' && newIds?.length === 0) return { is: 'notDone' };
  if (!isLast) return { is: 'open' };
  // The wallet proves it even where the list can't be read.
  if (wallet === 'same' && newIds === undefined) return { is: 'notDone' };
  const wasNeverListed = snapshots.every((snapshot) => addedIds(before, snapshot)?.length === 0);
  return { is: wasNeverListed && wallet !== 'charged' ? 'notDone' : 'unclear' };
}
