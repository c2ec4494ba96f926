import { serverPowerAction } from '#api/generated/writes/writes.ts';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import type { IntentState, PowerAction, PowerIntent, Target, Intent } from '#operations/intents/intent.ts';
import { blocksNextRequest } from '#operations/intents/intentRules.ts';
import { noteIntent } from '#operations/intents/keptIntents.ts';
import { refreshServer } from '#operations/refetch.ts';
import { type ActivityOutcome, noteActivity } from '#operations/writes/activityLog.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';

/** The result of a power request. */
export interface PowerResult {
  readonly intent: PowerIntent;
  readonly outcome: WriteOutcome<unknown>;
}

const stateOf = { done: 'asked', refused: 'refused', unknown: 'unknown', notSent: 'notSent' } as const;

function intentAfter(requested: PowerIntent, outcome: WriteOutcome<unknown>): PowerIntent {
  const failure = 'error' in outcome ? outcome.error?.facts : undefined;
  return {
    ...requested,
    state: stateOf[outcome.state],
    ...(outcome.state === 'notSent' && { because: outcome.because }),
    ...(failure !== undefined && { failure }),
  };
}

/**
 * Requests start, stop or reboot for a server, once: while one of the three is in flight, from this tab or another, no
 * second one is sent. Records the outcome as an intent; the caller writes the activity log.
 * @returns `undefined` where another request for this server is in flight, or another account has signed in
 */
export async function sendPower(
  caller: Caller,
  { serverId, serverName }: Target,
  action: PowerAction,
): Promise<PowerResult | undefined> {
  const requested: PowerIntent = { serverId, serverName, action, at: Date.now(), state: 'sending' };
  let result: PowerResult | undefined;
  await runWrite<unknown, never>(
    {
      operation: 'serverPowerAction',
      policy: 'plain',
      target: serverId,
      targetName: serverName,
      send() {
        noteIntent(requested);
        return serverPowerAction(serverId, action);
      },
      action,
      line: () => undefined,
      onEnd(outcome) {
        if (outcome.state === 'notSent' && outcome.because === 'busy') return;
        result = { intent: intentAfter(requested, outcome), outcome };
        noteIntent(result.intent);
      },
    },
    caller,
  );
  return result;
}

const outcomeOf = {
  sending: 'unknown',
  asked: 'requested',
  unknown: 'unknown',
  refused: 'refused',
  notSent: 'notSent',
  done: 'done',
} as const satisfies Record<IntentState, ActivityOutcome>;

/** Writes the outcome of an action to the activity log. */
export function logPower({ action, at, state, serverId, serverName, failure }: PowerIntent): void {
  const { words = [], requestId = '' } = failure ?? {};
  noteActivity({ at, action, outcome: outcomeOf[state], serverId, serverName, words, requestId });
}

/** Like {@link sendPower}, but also logs the outcome and refetches the server and the list at once. */
export async function requestPower(caller: Caller, target: Target, action: PowerAction): Promise<void> {
  const result = await sendPower(caller, target, action);
  if (result === undefined) return;
  logPower(result.intent);
  refreshServer(caller.queryClient, target.serverId);
}

/** Why a power action is not available for this server now: its status, or an earlier request. */
export type PowerObstacle = 'status' | 'asked';

/** @param intent the last intent for this server */
export function powerObstacle(
  action: PowerAction,
  server: Pick<Server, 'status'>,
  intent: Intent | undefined,
  now: number,
): PowerObstacle | undefined {
  if (!serverCan(action, server.status)) return 'status';
  return intent !== undefined && blocksNextRequest(intent, now) ? 'asked' : undefined;
}
