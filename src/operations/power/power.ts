import { serverPowerAction } from '#api/generated/servers/servers.ts';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import {
  type IntentState,
  type PowerAction,
  type PowerIntent,
  type Target,
  type Intent,
  isInTheWay,
} from '#operations/intents/intent.ts';
import { noteIntent } from '#operations/intents/intents.ts';
import { refreshServer } from '#operations/readAgain.ts';
import { type ActivityOutcome, noteActivity } from '#operations/writes/activityLog.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';

/** How asking for a power action ended. */
export interface PowerEnd {
  readonly intent: PowerIntent;
  readonly outcome: WriteOutcome<unknown>;
}

const stateOf = { done: 'asked', refused: 'refused', unknown: 'unknown', notSent: 'notSent' } as const;

function intentAfter(asked: PowerIntent, outcome: WriteOutcome<unknown>): PowerIntent {
  const failure = 'error' in outcome ? outcome.error?.facts : undefined;
  return {
    ...asked,
    state: stateOf[outcome.state],
    ...(outcome.state === 'notSent' && { because: outcome.because }),
    ...(failure !== undefined && { failure }),
  };
}

/**
 * Asks a server to start, stop or reboot, once: while one of the three is on the line, from this tab or another, a
 * second one is not sent. The end is noted as an intent; the log is the caller's.
 * @returns `undefined` where something else is on the line for this server, or another account is signed in by now
 */
export async function askPower(
  caller: Caller,
  { serverId, serverName }: Target,
  action: PowerAction,
): Promise<PowerEnd | undefined> {
  const asked: PowerIntent = { serverId, serverName, action, at: Date.now(), state: 'sending' };
  let end: PowerEnd | undefined;
  await runWrite<unknown, never>(
    {
      operation: 'serverPowerAction',
      policy: 'plain',
      target: serverId,
      targetName: serverName,
      send() {
        noteIntent(asked);
        return serverPowerAction(serverId, action);
      },
      action,
      line: () => undefined,
      onEnd(outcome) {
        if (outcome.state === 'notSent' && outcome.because === 'busy') return;
        end = { intent: intentAfter(asked, outcome), outcome };
        noteIntent(end.intent);
      },
    },
    caller,
  );
  return end;
}

const outcomeOf = {
  sending: 'unknown',
  asked: 'requested',
  unknown: 'unknown',
  refused: 'refused',
  notSent: 'notSent',
  done: 'done',
} as const satisfies Record<IntentState, ActivityOutcome>;

/** Notes in the activity log how an action ended. */
export function logPower({ action, at, state, serverId, serverName, failure }: PowerIntent): void {
  const { words = [], requestId = '' } = failure ?? {};
  noteActivity({ at, action, outcome: outcomeOf[state], serverId, serverName, words, requestId });
}

/** As {@link askPower}, with its end in the activity log; what the API shows of the server and the list is asked for at once. */
export async function requestPower(caller: Caller, target: Target, action: PowerAction): Promise<void> {
  const end = await askPower(caller, target, action);
  if (end === undefined) return;
  logPower(end.intent);
  refreshServer(caller.queryClient, target.serverId);
}

/** Why a power action is not for this server now: its state, or something asked before. */
export type PowerObstacle = 'status' | 'asked';

/** @param intent what was asked of this server last */
export function powerObstacle(
  action: PowerAction,
  server: Pick<Server, 'status'>,
  intent: Intent | undefined,
  now: number,
): PowerObstacle | undefined {
  if (!serverCan(action, server.status)) return 'status';
  return intent !== undefined && isInTheWay(intent, now) ? 'asked' : undefined;
}
