import { differenceOf, isPositiveAmount, isSameAmount } from './balance.ts';
import { type ServerStatus, serverCan } from './serverStatus.ts';

/**
 * What readings say of a write that the API refused. A browser may send a request twice by itself (RFC 9110, 9.2.2), and
 * the refusal may be of the second copy, after the first was carried out: 402 since the first has paid, 409 since it is
 * under way, 404 since it has deleted. So no refusal says by itself that nothing was done.
 *
 * `open`: worth another reading; `unclear`: the readings are over, and nobody knows.
 */
export type Verdict = 'done' | 'notDone' | 'unclear' | 'open';

/** What the API shows of a deploy; `undefined` where it can't be read. */
export interface DeploySight {
  /** The ids of all servers with the label of the deploy. */
  readonly namesakes: readonly string[] | undefined;
  /** The wallet, the text of an exact decimal. */
  readonly balance: string | undefined;
}

interface DeployEvidence {
  /** As it was on the screen when the deploy was asked for. */
  readonly before: DeploySight;
  /** What it costs, the text of an exact decimal; `undefined` where nobody knows. */
  readonly charge: string | undefined;
  /** One reading after the other. */
  readonly sights: readonly DeploySight[];
  readonly isLast: boolean;
}

/** The ids that are there now and were not before. */
function added(before: DeploySight, now: DeploySight | undefined): readonly string[] | undefined {
  const had = before.namesakes && new Set(before.namesakes);
  return had && now?.namesakes?.filter((id) => !had.has(id));
}

/** What the wallet shows: as before; the charge, and no more, is gone; anything else; or it says nothing. */
function walletOf({ before, charge, sights }: DeployEvidence): 'same' | 'charged' | 'other' | 'silent' {
  const gone = differenceOf(before.balance, sights.at(-1)?.balance);
  if (gone === undefined) return 'silent';
  // Without a charge nothing is to be seen of a deploy that costs nothing.
  if (!isPositiveAmount(charge)) return gone.startsWith('-') || gone === '0.00' ? 'silent' : 'charged';
  if (isSameAmount(gone, '0')) return 'same';
  return isSameAmount(gone, charge) ? 'charged' : 'other';
}

/** The one server of the label that is there now and was not before; nothing where there is none, or more than one. */
function newNamesake(before: DeploySight, now: DeploySight | undefined): string | undefined {
  const [serverId, another] = added(before, now) ?? [];
  return another === undefined ? serverId : undefined;
}

/**
 * Whether a deploy was done. A new server with its label shows that it was. List and wallet as before, read together,
 * show that it was not. The list alone, which may lag, must say so each time, and the charge must not be gone from the
 * wallet.
 */
export function deployVerdict(
  evidence: DeployEvidence,
): { readonly is: 'done'; readonly serverId: string } | { readonly is: Exclude<Verdict, 'done'> } {
  const { before, sights, isLast } = evidence;
  const now = sights.at(-1);
  const serverId = newNamesake(before, now);
  if (serverId !== undefined) return { is: 'done', serverId };
  const gained = added(before, now);
  const wallet = walletOf(evidence);
  if (wallet === 'same' && gained?.length === 0) return { is: 'notDone' };
  if (!isLast) return { is: 'open' };
  // The wallet proves it also where the list can't be read.
  if (wallet === 'same' && gained === undefined) return { is: 'notDone' };
  const wasNeverListed = sights.every((sight) => added(before, sight)?.length === 0);
  return { is: wasNeverListed && wallet !== 'charged' ? 'notDone' : 'unclear' };
}

/** A server as it is read: `gone` where the API says that it knows no such server; `undefined` where it can't be read. */
export type ServerSight =
  | {
      readonly status: ServerStatus | undefined;
      readonly os: string;
      /** Milliseconds since 1970 UTC. */
      readonly updatedAt: number | undefined;
    }
  | 'gone'
  | undefined;

/**
 * Whether a reinstall was done: the server has left running and stopped, or has another system. What takes a moment to
 * show must be missing in each reading, and nothing else of the server may have changed.
 * @param before as it was when the reinstall was asked for; `undefined` where it was not read
 */
export function reinstallVerdict(
  before: Exclude<ServerSight, 'gone'>,
  sights: readonly ServerSight[],
  isLast: boolean,
): Verdict {
  const now = sights.at(-1);
  // There is nothing left to reinstall, or nothing that could be.
  if (now === 'gone' || now?.status === 'terminated' || now?.status === 'suspended') return 'notDone';
  if (now !== undefined) {
    const isAway = now.status === 'pending' || now.status === 'provisioning' || now.status === 'building';
    const wasThere = before?.status === undefined || serverCan('reinstall', before.status);
    if (isAway && wasThere) return 'done';
    if (before !== undefined && now.os !== before.os) return 'done';
  }
  if (!isLast) return 'open';
  const first = before ?? sights[0];
  const isAsBefore = (sight: ServerSight): boolean =>
    typeof sight === 'object' &&
    typeof first === 'object' &&
    sight.status === first.status &&
    sight.updatedAt === first.updatedAt;
  return sights.every(isAsBefore) ? 'notDone' : 'unclear';
}

/**
 * Whether a termination was done: the server is gone, or terminated. It takes a moment to show, so that a living server
 * must be seen each time.
 */
export function terminationVerdict(sights: readonly ServerSight[], isLast: boolean): Verdict {
  const now = sights.at(-1);
  if (now === 'gone' || now?.status === 'terminated') return 'done';
  if (!isLast) return 'open';
  return sights.every((sight) => sight !== undefined) ? 'notDone' : 'unclear';
}
