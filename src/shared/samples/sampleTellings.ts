import { openTabChannel } from '#api/tabChannel.ts';
import { isUuid, readFields } from '#domain/read.ts';
import { readStatsSample, type StatsSample } from '#domain/serverStats.ts';
import { currentSession } from '#session/session.ts';

/**
 * What tabs of one key tell each other, so that one samples and the others show it. The messages carry the key's
 * fingerprint, never the key.
 */
export interface Telling {
  /** The server that is, or was, asked about. */
  readonly serverId: string;
  /** When the request was sent, or its answer came, in milliseconds since 1970 UTC. */
  readonly at: number;
  /** Missing where the request was only sent; `null` where the API had no sample. */
  readonly sample?: StatsSample | null;
}

/** A time that is further off than this is no time of a tab of this browser, in milliseconds. */
const furthest = 60_000;

const channel = openTabChannel('samples');

const keyId = (): string | undefined => {
  const current = currentSession();
  return current.state === 'open' ? current.session.keyId : undefined;
};

/** Tells the other tabs of this key. */
export function tellTabs(telling: Telling): void {
  channel?.postMessage({ ...telling, keyId: keyId() });
}

function readTelling(data: unknown): Telling | undefined {
  const fields = readFields<keyof Telling | 'keyId'>(data);
  if (fields === undefined || fields.keyId === undefined || fields.keyId !== keyId()) return undefined;
  const { serverId, at, sample } = fields;
  if (!isUuid(serverId) || typeof at !== 'number' || !(Math.abs(at - Date.now()) < furthest))
    return undefined;
  if (sample === undefined) return { serverId, at };
  return { serverId, at, sample: readStatsSample(sample, at) ?? null };
}

/** Calls back with what another tab of this key tells. */
export function onTelling(listener: (telling: Telling) => void): void {
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const telling = readTelling(data);
    if (telling !== undefined) listener(telling);
  });
}
