import type { ApiErrorFacts } from '#api/apiError.ts';

export type PowerAction = 'start' | 'stop' | 'reboot';

/** The actions that are followed until the API shows their effect. */
export type IntentAction = PowerAction | 'reinstall' | 'terminate' | 'deploy';

/**
 * `sending`: the request is in flight; `asked`: the API accepted it, which only means queued; `unknown`: no definite
 * response came, so it may have been accepted; `refused` and `notSent`: nothing was done; `done`: the API has shown the
 * effect, and the page says so.
 */
export type IntentState = 'sending' | 'asked' | 'unknown' | 'refused' | 'notSent' | 'done';

/** The server that a request is for. */
export interface Target {
  readonly serverId: string;
  /** The server's name at that time, for pages that haven't loaded the server. */
  readonly serverName: string;
}

/** An action requested for a server, until the API shows its effect. */
export interface Intent extends Target {
  readonly action: IntentAction;
  /** When it was requested, in milliseconds since 1970 UTC. */
  readonly at: number;
  readonly state: IntentState;
  /** Why it was not sent. */
  readonly because?: string;
  /** The API's error, where the request was refused or its outcome is unknown. */
  readonly failure?: ApiErrorFacts;
  /** For a reinstall: the previous OS, and the requested one. */
  readonly formerOs?: string;
  readonly wantedOs?: string;
  /**
   * When the API first showed an effect, in milliseconds since 1970 UTC. For a reinstall: the server had left running
   * or stopped, so its return completes it. For a termination: the server was gone.
   */
  readonly seenAt?: number;
}

export type PowerIntent = Intent & { readonly action: PowerAction };

export function isPower(intent: Intent): intent is PowerIntent {
  return intent.action === 'start' || intent.action === 'stop' || intent.action === 'reboot';
}

/** Whether the effect is still awaited: the request is in flight, was accepted, or may have been. */
export function isOpen({ state }: Intent): boolean {
  return state === 'sending' || state === 'asked' || state === 'unknown';
}
