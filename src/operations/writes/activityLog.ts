import { useSyncExternalStore } from 'react';
import { isUuid, readFields, readList, readText } from '#domain/read.ts';
import { createOwnedStore } from './ownedStore.ts';
import { type Receipt, readReceipt } from '#domain/receipt.ts';

/** More lines than anyone reads; the oldest are dropped first. */
const maxLines = 500;

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

/**
 * `requested`: the API accepted it and does it later; `notDone`: later readings showed this; `unknown`: it may have
 * been done.
 */
export type ActivityOutcome = (typeof outcomes)[number];

export interface ActivityLine {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly action: ActivityAction;
  readonly outcome: ActivityOutcome;
  /** '' for actions that are about no server. */
  readonly serverId: string;
  readonly serverName: string;
  /** The API's messages, if any. */
  readonly words: readonly string[];
  readonly requestId: string;
  /** Further details as received: a label, an OS id, an add-on's name. Never a secret. */
  readonly details: string;
  /** For a purchase: its result. */
  readonly receipt?: Receipt | undefined;
}

function isOneOf<Word extends string>(words: readonly Word[], value: unknown): value is Word {
  return words.some((word) => word === value);
}

function readLine(value: unknown): ActivityLine | undefined {
  const fields = readFields<keyof ActivityLine>(value);
  if (fields === undefined || typeof fields.at !== 'number') return undefined;
  if (!isOneOf(actions, fields.action) || !isOneOf(outcomes, fields.outcome)) return undefined;
  const receipt = readReceipt(fields.receipt);
  return {
    at: fields.at,
    action: fields.action,
    outcome: fields.outcome,
    serverId: isUuid(fields.serverId) ? fields.serverId : '',
    serverName: readText(fields.serverName),
    words: readList(fields.words).map(readText),
    requestId: readText(fields.requestId),
    details: readText(fields.details),
    ...(receipt !== undefined && { receipt }),
  };
}

/** The actions of this account in this tab, and their outcomes. */
const lines = createOwnedStore<readonly ActivityLine[]>(
  'activity',
  [],
  (value) =>
    readList(value)
      .map(readLine)
      .filter((line) => line !== undefined),
  (value) => (value.length === 0 ? undefined : value),
);

/** Logs an action that was done or tried. */
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
  lines.set([full, ...lines.get()].slice(0, maxLines));
}

/** All lines, newest first. */
export function useActivity(): readonly ActivityLine[] {
  return useSyncExternalStore(lines.subscribe, lines.get);
}
