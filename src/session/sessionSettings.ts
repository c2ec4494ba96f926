import { forgetKeptSession, forgetSecret } from './keptSession.ts';

/** What the operator decides about sessions. */
export interface SessionSettings {
  readonly apiBaseUrl: string;
  /** The API's origin where the page may not talk to it: no key is asked for then, and none is used. */
  readonly refusedApi?: string | undefined;
  readonly keep: 'tab' | 'memory';
  readonly idleMinutes: number;
  /** Whether a new tab is handed the session of an open one. */
  readonly shareBetweenTabs: boolean;
}

let settings: SessionSettings = {
  apiBaseUrl: '/api/v1',
  keep: 'tab',
  idleMinutes: 30,
  shareBetweenTabs: true,
};

/** Hands in the operator's settings, once at start. */
export function configureSession(to: SessionSettings): void {
  settings = to;
  // What was kept before the operator wanted memory alone.
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
