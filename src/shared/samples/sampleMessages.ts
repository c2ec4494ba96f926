import type { Poll, PollPurpose } from '#api/requestWindow.ts';
import { openTabChannel } from '#api/tabChannel.ts';
import { isUuid, readFields, readList } from '#domain/read.ts';
import { readStatsSample, type StatsSample } from '#domain/serverStats.ts';
import { currentOwner, currentSession } from '#session/session.ts';

/**
 * What the tabs of one key tell each other, so that one samples and all show it. An error stays in its tab: another one
 * asks for itself, and learns its own. All times are milliseconds since 1970 UTC.
 */
export type ServerMessage = {
  readonly serverId: string;
  /** When the request was sent, or its answer came. */
  readonly at: number;
} & (
  | { readonly about: 'sent' | 'failed' }
  /** `null`: the API had no sample. */
  | { readonly about: 'answered'; readonly sample: StatsSample | null }
);

/** The answer to a tab that was just opened, which makes most of its first requests unnecessary. */
export interface Known {
  readonly about: 'known';
  /** Those of the last minute. */
  readonly polls: readonly Pick<Poll, 'at' | 'purpose'>[];
  /** Until when polling rests after a 429; 0 or a time gone by if it doesn't. */
  readonly rest: number;
  readonly answers: readonly ServerMessage[];
}

export type Message = ServerMessage | { readonly about: 'opened' } | Known;

const channel = openTabChannel('samples');

/** The API and the key's fingerprint, which every message carries: never the key. `undefined` without a session. */
export function sender(): { readonly api: string; readonly keyId: string } | undefined {
  const from = currentSession().state === 'open' ? currentOwner() : undefined;
  return from && { api: from.api, keyId: from.keyId };
}

/** Tells the other tabs of this key. */
export function broadcast(message: Message): void {
  const from = sender();
  if (from !== undefined) channel?.postMessage({ ...message, ...from });
}

/** A time that is further off than this, in milliseconds, was not taken by this clock: it was set since. */
const furthest = 60_000;

const isRecent = (at: unknown): at is number =>
  typeof at === 'number' && at > Date.now() - furthest && at <= Date.now() + 1_000;

function readServerMessage(data: unknown): ServerMessage | undefined {
  const { serverId, at, about, sample } = readFields<keyof ServerMessage | 'sample'>(data) ?? {};
  if (!isUuid(serverId) || !isRecent(at)) return undefined;
  if (about === 'sent' || about === 'failed') return { serverId, at, about };
  return about === 'answered'
    ? { serverId, at, about, sample: readStatsSample(sample, at) ?? null }
    : undefined;
}

function readPoll(data: unknown): Known['polls'][number] | undefined {
  const { at, purpose } = readFields<keyof Poll>(data) ?? {};
  const known: readonly PollPurpose[] = ['watch', 'load'];
  return isRecent(at) ? { at, purpose: known.find((one) => one === purpose) ?? 'page' } : undefined;
}

const isPresent = <Value>(value: Value | undefined): value is Value => value !== undefined;

/** Reads a message, perhaps of another version of the app; `undefined` if it is unreadable, or for another key. */
function readMessage(data: unknown): Message | undefined {
  const fields = readFields<keyof Known | 'api' | 'keyId'>(data);
  const receiver = sender();
  if (fields === undefined || receiver === undefined) return undefined;
  if (fields.api !== receiver.api || fields.keyId !== receiver.keyId) return undefined;
  if (fields.about === 'opened') return { about: 'opened' };
  if (fields.about !== 'known') return readServerMessage(data);
  return {
    about: 'known',
    polls: readList(fields.polls).map(readPoll).filter(isPresent),
    rest: typeof fields.rest === 'number' ? fields.rest : 0,
    answers: readList(fields.answers).map(readServerMessage).filter(isPresent),
  };
}

/** Calls back with what another tab of this key tells. */
export function listenToTabs(listener: (message: Message) => void): void {
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readMessage(data);
    if (message !== undefined) listener(message);
  });
}
