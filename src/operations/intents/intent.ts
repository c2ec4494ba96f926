import { type ApiErrorFacts, readFailure } from '#api/apiError.ts';
import { isUuid, readFields, readText } from '#domain/read.ts';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';

export type PowerAction = 'start' | 'stop' | 'reboot';

/** What can be asked of a server and is followed until the API shows it. */
export type IntentAction = PowerAction | 'reinstall' | 'terminate' | 'deploy';

/**
 * `sending`: on the line; `asked`: the API accepted it, which only means queued; `unknown`: no definite answer came, it
 * may have been asked; `refused` and `notSent`: nothing was done; `done`: the API has shown it, which is worth a word.
 */
export type IntentState = 'sending' | 'asked' | 'unknown' | 'refused' | 'notSent' | 'done';

/** The server that something is asked of. */
export interface Target {
  readonly serverId: string;
  /** What the server is called then, for pages that don't have it at hand. */
  readonly serverName: string;
}

/** What was asked of a server, until the API shows that it happened. */
export interface Intent extends Target {
  readonly action: IntentAction;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly state: IntentState;
  /** Why it was not sent. */
  readonly because?: string;
  /** What the API said, where it was refused, or came to no clear end. */
  readonly failure?: ApiErrorFacts;
  /** Of a reinstall: the system the server had, and the one that was asked for. */
  readonly formerOs?: string;
  readonly wantedOs?: string;
  /**
   * When the API first showed it, in milliseconds since 1970 UTC: of a reinstall that the server had left, so that its
   * next arrival is the end; of a termination that the server was gone.
   */
  readonly seenAt?: number;
}

/** An intent that is a power action. */
export type PowerIntent = Intent & { readonly action: PowerAction };

export function isPower(intent: Intent): intent is PowerIntent {
  return intent.action === 'start' || intent.action === 'stop' || intent.action === 'reboot';
}

const second = 1_000;
const minute = 60 * second;

/** After this long without a sign the page says so. */
const nothingSeenAfter = 2 * minute;

/** A new server is usually ready after one minute; without a step further for five the page says so. */
const noProgressAfter = 5 * minute;

/** How long a list may lag behind a deploy that was answered. */
const listLag = minute;

/** A termination without a clear answer that does not show by then is not confirmed. */
const unconfirmedAfter = 30 * second;

/** A reboot has no end that the API shows; after this long its request is old news. */
const rebootIsOldAfter = 10 * minute;

const shownBy = { start: 'running', stop: 'stopped' } as const;

/** Whether it is still open: it was asked, or may have been. */
export function isOpen({ state }: Intent): boolean {
  return state === 'sending' || state === 'asked' || state === 'unknown';
}

/** A server that is reinstalled leaves running or stopped, is rebuilt, and comes back; a new system shows it, too. */
function afterSeeingReinstall(intent: Intent, server: Server, now: number): Intent | undefined {
  if (server.status === 'failed') return undefined;
  const isThere = serverCan('reinstall', server.status);
  const isAway = !isThere && server.statusWord !== '' && server.status !== 'suspended';
  const { formerOs = '', wantedOs = '', seenAt = now } = intent;
  const hasNewSystem = isThere && wantedOs !== '' && formerOs !== wantedOs && server.os === wantedOs;
  const isSeen = isAway || hasNewSystem || intent.seenAt !== undefined;
  if (!isSeen) return intent;
  const state = intent.state === 'sending' ? 'sending' : isThere ? 'done' : 'asked';
  return state === intent.state && intent.seenAt !== undefined ? intent : { ...intent, state, seenAt };
}

/** A new server has arrived when it runs; one that failed or was suspended is left to the page to tell. */
function afterSeeingDeploy(intent: Intent, server: Server, now: number): Intent {
  return server.status === 'running' ? { ...intent, state: 'done', seenAt: now } : intent;
}

/**
 * What an intent is after an answer that shows its server: the same, a step further, or nothing where it can be
 * forgotten, because the server shows it, is gone, or it has no end to wait for and is old.
 */
export function afterSeeing(intent: Intent, server: Server, now: number): Intent | undefined {
  const { action, state, at } = intent;
  if (!isOpen(intent)) return intent;
  if (server.status === 'terminated') return afterGone(intent, now);
  if (action === 'terminate') return intent;
  if (action === 'reinstall') return afterSeeingReinstall(intent, server, now);
  if (action === 'deploy') return afterSeeingDeploy(intent, server, now);
  if (state === 'sending') return intent;
  const isOver = action === 'reboot' ? now - at > rebootIsOldAfter : server.status === shownBy[action];
  return isOver ? undefined : intent;
}

/** What an intent is once its server is gone: a termination is done, and of anything else there is nothing to wait for. */
export function afterGone(intent: Intent, now: number): Intent | undefined {
  if (!isOpen(intent) || intent.state === 'sending') return intent;
  return intent.action === 'terminate' ? { ...intent, state: 'done', seenAt: now } : undefined;
}

/** Whether its server may be missing in a list though it is there: what was just deployed comes into it later. */
export function mayBeUnlisted({ action, at }: Intent, now: number): boolean {
  return action === 'deploy' && now - at <= listLag;
}

/** Whether two minutes, for a deploy five, went by without the API showing it. A reboot shows nothing, so nothing is missed. */
export function isNothingSeen(intent: Intent, now: number): boolean {
  if (!isOpen(intent) || intent.action === 'reboot' || intent.seenAt !== undefined) return false;
  return now - intent.at > (intent.action === 'deploy' ? noProgressAfter : nothingSeenAfter);
}

/** Whether it must be seen, or given up, before anything else is asked. A reboot once accepted has nothing to wait for. */
export function isInTheWay(intent: Intent, now: number): boolean {
  if (intent.state === 'sending') return true;
  // From a future that a clock set back has made, it would be in the way until that comes.
  const isFromFuture = intent.at - now > nothingSeenAfter;
  return (
    intent.state === 'asked' && intent.action !== 'reboot' && !isNothingSeen(intent, now) && !isFromFuture
  );
}

/** Whether a termination whose answer was lost has had the time to show. */
export function isUnconfirmed({ action, state, at }: Intent, now: number): boolean {
  return action === 'terminate' && state === 'unknown' && now - at > unconfirmedAfter;
}

const actions = new Set<unknown>(['start', 'stop', 'reboot', 'reinstall', 'terminate', 'deploy']);
const states = new Set<unknown>(['sending', 'asked', 'unknown', 'refused', 'notSent', 'done']);

/**
 * Reads an intent that was put away before a reload. What was on the line then has no known end: it may have been asked.
 */
export function readIntent(value: unknown): Intent | undefined {
  const fields = readFields<keyof Intent>(value);
  if (fields === undefined || !isUuid(fields.serverId)) return undefined;
  if (!actions.has(fields.action) || !states.has(fields.state) || typeof fields.at !== 'number')
    return undefined;
  const state = fields.state as IntentState; // one of `states`
  const failure = readFailure(fields.failure);
  return {
    serverId: fields.serverId,
    serverName: readText(fields.serverName),
    action: fields.action as IntentAction, // one of `actions`
    at: fields.at,
    state: state === 'sending' ? 'unknown' : state,
    ...(fields.formerOs !== undefined && { formerOs: readText(fields.formerOs) }),
    ...(fields.wantedOs !== undefined && { wantedOs: readText(fields.wantedOs) }),
    ...(typeof fields.because === 'string' && { because: readText(fields.because) }),
    ...(failure !== undefined && { failure }),
    ...(typeof fields.seenAt === 'number' && { seenAt: fields.seenAt }),
  };
}
