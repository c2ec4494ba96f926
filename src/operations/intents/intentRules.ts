import { readFailure } from '#api/readFailure.ts';
import { isUuid, readFields, readText } from '#domain/read.ts';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { type Intent, type IntentAction, type IntentState, isOpen } from './intent.ts';

const second = 1_000;
const minute = 60 * second;

/** After this long without an effect the page says so. */
const nothingSeenAfter = 2 * minute;

/** A new server is usually ready after one minute; after five without progress the page says so. */
const noProgressAfter = 5 * minute;

/** How long the API's other responses may lag behind the response to a deploy. */
const listLag = minute;

/** A termination without a clear response is unconfirmed if it doesn't show within this time. */
const unconfirmedAfter = 30 * second;

/** The API shows no effect of a reboot; after this long its intent is dropped. */
const rebootIsOldAfter = 10 * minute;

const targetStatus = { start: 'running', stop: 'stopped' } as const;

/** During a reinstall the server leaves running or stopped, is rebuilt, and returns. A changed OS also proves it. */
function afterSeeingReinstall(intent: Intent, server: Server, now: number): Intent | undefined {
  if (server.status === 'failed') return undefined;
  const isReady = serverCan('reinstall', server.status);
  const isRebuilding = !isReady && server.statusWord !== '' && server.status !== 'suspended';
  const { formerOs = '', wantedOs = '', seenAt = now } = intent;
  const hasNewSystem = isReady && wantedOs !== '' && formerOs !== wantedOs && server.os === wantedOs;
  const isSeen = isRebuilding || hasNewSystem || intent.seenAt !== undefined;
  if (!isSeen) return intent;
  const state = intent.state === 'sending' ? 'sending' : isReady ? 'done' : 'asked';
  return state === intent.state && intent.seenAt !== undefined ? intent : { ...intent, state, seenAt };
}

/** A deploy is done once the server runs; if the server failed or was suspended, its page says so. */
function afterSeeingDeploy(intent: Intent, server: Server, now: number): Intent {
  return server.status === 'running' ? { ...intent, state: 'done', seenAt: now } : intent;
}

/**
 * The intent after a response that shows its server: unchanged, advanced, or `undefined` where it can be dropped,
 * because the server shows the effect, is gone, or the action has no visible effect and is old.
 */
export function afterSeeing(intent: Intent, server: Server, now: number): Intent | undefined {
  const { action, state, at } = intent;
  if (!isOpen(intent)) return intent;
  if (server.status === 'terminated') return afterGone(intent, now);
  if (action === 'terminate') return intent;
  if (action === 'reinstall') return afterSeeingReinstall(intent, server, now);
  if (action === 'deploy') return afterSeeingDeploy(intent, server, now);
  if (state === 'sending') return intent;
  const isOver = action === 'reboot' ? now - at > rebootIsOldAfter : server.status === targetStatus[action];
  return isOver ? undefined : intent;
}

/**
 * The intent once its server is gone: a termination is done, any other awaited effect is dropped. A request that is in
 * flight or has ended stays.
 */
export function afterGone(intent: Intent, now: number): Intent | undefined {
  if (!isOpen(intent) || intent.state === 'sending') return intent;
  return intent.action === 'terminate' ? { ...intent, state: 'done', seenAt: now } : undefined;
}

/** Whether the API may not show the server although it exists: a new server appears with a delay. */
export function mayBeUnlisted({ action, at }: Intent, now: number): boolean {
  return action === 'deploy' && now - at <= listLag;
}

/** Whether the API has shown no effect for two minutes, or five for a deploy. Never for a reboot, which shows none. */
export function isOverdue(intent: Intent, now: number): boolean {
  if (!isOpen(intent) || intent.action === 'reboot' || intent.seenAt !== undefined) return false;
  return now - intent.at > (intent.action === 'deploy' ? noProgressAfter : nothingSeenAfter);
}

/**
 * Whether its effect must be seen or given up before the next request. An accepted reboot has no effect to wait for.
 */
export function blocksNextRequest(intent: Intent, now: number): boolean {
  if (intent.state === 'sending') return true;
  // If the clock was set back, `at` is in the future, and the intent would block requests until then.
  const isFromFuture = intent.at - now > nothingSeenAfter;
  return intent.state === 'asked' && intent.action !== 'reboot' && !isOverdue(intent, now) && !isFromFuture;
}

/** Whether a termination with a lost response has had enough time to show. */
export function isUnconfirmed({ action, state, at }: Intent, now: number): boolean {
  return action === 'terminate' && state === 'unknown' && now - at > unconfirmedAfter;
}

const actions = new Set<unknown>(['start', 'stop', 'reboot', 'reinstall', 'terminate', 'deploy']);
const states = new Set<unknown>(['sending', 'asked', 'unknown', 'refused', 'notSent', 'done']);

/**
 * Reads an intent stored before a reload; `undefined` if malformed. A request that was in flight becomes `unknown`: it
 * may have been accepted.
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
