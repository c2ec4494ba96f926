import { useSyncExternalStore } from 'react';
import { isUuid, readFields, readList, readText } from '#domain/read.ts';
import { currentAccount } from '#session/accountId.ts';
import { sessionPrefix } from '#session/keptSession.ts';
import { onSessionChange } from '#session/session.ts';
import { createStore } from '#ui/createStore.ts';

/**
 * What this account did in this tab and how it ended. Kept over a reload in the tab's storage, without secrets; gone
 * with sign-out and for another account.
 */
const place = `${sessionPrefix}activity`;

/** More lines than anybody reads; the oldest go first. */
const mostLines = 500;

const actions = [
  'start',
  'stop',
  'reboot',
  'rename',
  'reveal',
  'resetPassword',
  'reinstall',
  'terminate',
  'deploy',
  'buyAddon',
  'openDashboard',
] as const;
const outcomes = ['requested', 'done', 'notDone', 'refused', 'unknown', 'notSent'] as const;

export type ActivityAction = (typeof actions)[number];

/** `requested`: the API accepted it and does it later; `notDone`: read later; `unknown`: it may have been done. */
export type ActivityOutcome = (typeof outcomes)[number];

export interface ActivityLine {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly action: ActivityAction;
  readonly outcome: ActivityOutcome;
  /** '' for what is about no server. */
  readonly serverId: string;
  readonly serverName: string;
  /** The server's words, where it had any. */
  readonly words: readonly string[];
  readonly requestId: string;
  /** What else belongs to it, in plain words. Never a secret. */
  readonly details: string;
}

const lines = createStore<readonly ActivityLine[]>([]);
let owner = '';

function put(next: readonly ActivityLine[]): void {
  try {
    if (next.length === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify({ owner, lines: next }));
  } catch {
    // Without storage the lines last as long as the page.
  }
  lines.set(next);
}

function isOneOf<Word extends string>(words: readonly Word[], value: unknown): value is Word {
  return words.some((word) => word === value);
}

function readLine(value: unknown): ActivityLine | undefined {
  const fields = readFields<keyof ActivityLine>(value);
  if (fields === undefined || typeof fields.at !== 'number') return undefined;
  if (!isOneOf(actions, fields.action) || !isOneOf(outcomes, fields.outcome)) return undefined;
  return {
    at: fields.at,
    action: fields.action,
    outcome: fields.outcome,
    serverId: isUuid(fields.serverId) ? fields.serverId : '',
    serverName: readText(fields.serverName),
    words: readList(fields.words).map(readText),
    requestId: readText(fields.requestId),
    details: readText(fields.details),
  };
}

function findKept(): readonly ActivityLine[] {
  try {
    const kept = readFields<'owner' | 'lines'>(JSON.parse(sessionStorage.getItem(place) ?? 'null'));
    if (owner === '' || readText(kept?.owner) !== owner) return [];
    return readList(kept?.lines)
      .map(readLine)
      .filter((line) => line !== undefined);
  } catch {
    return [];
  }
}

function followOwner(): void {
  if (currentAccount() === owner) return;
  owner = currentAccount();
  put(findKept());
}

// From the first page that notes or shows anything; until then there is nothing to follow.
followOwner();
onSessionChange(followOwner);

/** Notes that something was done, or tried. */
export function noteActivity(line: Pick<ActivityLine, 'action' | 'outcome'> & Partial<ActivityLine>): void {
  const full: ActivityLine = {
    at: Date.now(),
    serverId: '',
    serverName: '',
    words: [],
    requestId: '',
    details: '',
    ...line,
  };
  put([full, ...lines.get()].slice(0, mostLines));
}

/** What was done, newest first. */
export function useActivity(): readonly ActivityLine[] {
  return useSyncExternalStore(lines.subscribe, lines.get);
}
