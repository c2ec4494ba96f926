import { type ServerStatus, serverCan } from './serverStatus.ts';

/**
 * What readings show about a write that the API refused. A browser may send a request twice by itself (RFC 9110,
 * 9.2.2), and the refusal may be for the second copy, after the first was carried out: 402 because the first has paid,
 * 409 because it is in progress, 404 because it has deleted the server. So a refusal alone never proves that nothing
 * was done.
 *
 * `open`: worth another reading; `unclear`: the readings are over without a result.
 */
export type Verdict = 'done' | 'notDone' | 'unclear' | 'open';

/** A server as read: `gone` where the API says that it knows no such server; `undefined` where it can't be read. */
export type ServerSnapshot =
  | {
      readonly status: ServerStatus | undefined;
      readonly os: string;
      /** Milliseconds since 1970 UTC. */
      readonly updatedAt: number | undefined;
    }
  | 'gone'
  | undefined;

/**
 * Whether a reinstall was done: the server went from a state that allows it to being built, or has another OS. This can
 * take a moment to show. So it was not done only if no reading shows it, and nothing else about the server has changed.
 * @param before as it was when the user requested the reinstall; `undefined` where it was not read
 */
export function reinstallVerdict(
  before: Exclude<ServerSnapshot, 'gone'>,
  snapshots: readonly ServerSnapshot[],
  isLast: boolean,
): Verdict {
  const now = snapshots.at(-1);
  // The server no longer exists, or can't be reinstalled in this state.
  if (now === 'gone' || now?.status === 'terminated' || now?.status === 'suspended') return 'notDone';
  if (now !== undefined) {
    const isBuilding = now.status === 'pending' || now.status === 'provisioning' || now.status === 'building';
    const couldBeReinstalled = before?.status === undefined || serverCan('reinstall', before.status);
    if (isBuilding && couldBeReinstalled) return 'done';
    if (before !== undefined && now.os !== before.os) return 'done';
  }
  if (!isLast) return 'open';
  const first = before ?? snapshots[0];
  const isAsBefore = (snapshot: ServerSnapshot): boolean =>
    typeof snapshot === 'object' &&
    typeof first === 'object' &&
    snapshot.status === first.status &&
    snapshot.updatedAt === first.updatedAt;
  return snapshots.every(isAsBefore) ? 'notDone' : 'unclear';
}

/**
 * Whether a termination was done: the server is gone, or terminated. This can take a moment to show, so it was not done
 * only if every reading shows the server alive.
 */
export function terminationVerdict(snapshots: readonly ServerSnapshot[], isLast: boolean): Verdict {
  const now = snapshots.at(-1);
  if (now === 'gone' || now?.status === 'terminated') return 'done';
  if (!isLast) return 'open';
  return snapshots.every((snapshot) => snapshot !== undefined) ? 'notDone' : 'unclear';
}
