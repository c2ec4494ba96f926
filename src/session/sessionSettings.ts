import { forgetKeptSession, forgetSecret } from './keptSession.ts';

/** The operator's settings for sessions. */
export interface SessionSettings {
  readonly apiBaseUrl: string;
  /** The API's origin, if the page may not talk to it: no key is then asked for or used. */
  readonly refusedApi?: string | undefined;
  readonly keep: 'tab' | 'memory';
  readonly idleMinutes: number;
  /** Whether a new tab receives the session of an open one. */
  readonly shareBetweenTabs: boolean;
}

let settings: SessionSettings = {
  apiBaseUrl: '/api/v1',
  keep: 'tab',
  idleMinutes: 30,
  shareBetweenTabs: true,
};

/** Sets the operator's settings, once at startup. */
export function configureSession(to: SessionSettings): void {
  settings = to;
  // A session may be left from before the operator chose memory only.
  if (to.keep === 'memory') {
    forgetKeptSession();
    forgetSecret(true);
  }
}

export function sessionSettings(): SessionSettings {
  return settings;
}

/** The absolute address of the API. */
export const apiAddress = (): string => new URL(settings.apiBaseUrl, location.href).href;
