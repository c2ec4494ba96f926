import { afterEach, beforeEach, vi } from 'vitest';
import { endSession } from '#session/session.ts';
import { configureSession, type SessionSettings, sessionSettings } from '#session/sessionSettings.ts';

/** A tab without a session, under the settings that the app has by default. */

const settings = sessionSettings();

/** Changes some of the settings. */
export const configured = (change: Partial<SessionSettings>): void =>
  configureSession({ ...settings, ...change });

/** Undoes what a test has stored and configured. */
export function cleanTab(): void {
  sessionStorage.clear();
  configureSession(settings);
}

/** Lets each test set the time, and leaves no session behind. */
export function prepareCleanSession(): void {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));

  afterEach(() => {
    endSession();
    cleanTab();
    vi.useRealTimers();
  });
}
