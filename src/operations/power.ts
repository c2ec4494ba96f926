import type { QueryClient } from '@tanstack/react-query';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { serverPowerAction } from '#api/generated/servers/servers.ts';
import { currentAccount } from '#session/accountId.ts';
import { type ActivityOutcome, noteActivity } from './activityLog.ts';
import { exclusively } from './exclusively.ts';
import type { IntentState, PowerAction, PowerIntent, Target } from './intent.ts';
import { noteIntent } from './intents.ts';
import { refreshServer } from './readServerAgain.ts';

/** How asking for a power action ended. */
export interface PowerEnd {
  readonly intent: PowerIntent;
  /** What the call threw, where it did not end well. */
  readonly error?: ApiError;
}

/** A 2xx without a readable body is enough: the answer of a power action says only that it is queued. */
function stateAfter(error: ApiError): IntentState {
  const stateOfOutcome = { rejected: 'refused', unknown: 'unknown', notSent: 'notSent' } as const;
  return stateOfOutcome[error.outcome];
}

async function send(asked: PowerIntent): Promise<PowerEnd> {
  try {
    await serverPowerAction(asked.serverId, asked.action);
    return { intent: { ...asked, state: 'asked' } };
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error === undefined) throw thrown;
    const { words, requestId, retryAt } = error.facts;
    const intent: PowerIntent = {
      ...asked,
      state: stateAfter(error),
      because: error.facts.notSentBecause ?? error.kind,
      ...(words !== undefined && { words }),
      ...(requestId !== undefined && { requestId }),
      ...(retryAt !== undefined && { retryAt }),
    };
    return { intent, error };
  }
}

/**
 * Asks a server to start, stop or reboot, once: while one of the three is on the line, from this tab or another, a
 * second one is not sent. The end is noted as an intent.
 * @returns `undefined` where something else is on the line for this server, or another account is signed in by now
 */
export async function askPower(
  { serverId, serverName }: Target,
  action: PowerAction,
): Promise<PowerEnd | undefined> {
  const outcome = await exclusively(`power:${serverId}`, async () => {
    const asked: PowerIntent = { serverId, serverName, action, at: Date.now(), state: 'sending' };
    const account = currentAccount();
    noteIntent(asked);
    const end = await send(asked);
    // Whoever is signed in now has nothing to do with it.
    if (currentAccount() !== account) return undefined;
    noteIntent(end.intent);
    return end;
  });
  return outcome.ran ? outcome.result : undefined;
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
export function logPower({ action, at, state, serverId, serverName, words, requestId }: PowerIntent): void {
  noteActivity({
    at,
    action,
    outcome: outcomeOf[state],
    serverId,
    serverName,
    ...(words !== undefined && { words }),
    ...(requestId !== undefined && { requestId }),
  });
}

/** As {@link askPower}, with its end in the activity log; what the API shows of the server and the list is asked for at once. */
export async function requestPower(
  queryClient: QueryClient,
  target: Target,
  action: PowerAction,
): Promise<void> {
  const end = await askPower(target, action);
  if (end === undefined) return;
  logPower(end.intent);
  refreshServer(queryClient, target.serverId);
}
