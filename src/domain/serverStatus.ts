/**
 * The states a server can be in, and what the user can do in each.
 * `pending → provisioning (or building) → running ⇄ stopped`, `suspended` is set from outside, `terminated` is final,
 * `failed` follows provisioning. `building` and `failed` are in the provider's newer documents, not in contract 1.9.0.
 */
const serverStatuses = [
  'pending',
  'provisioning',
  'building',
  'running',
  'stopped',
  'suspended',
  'terminated',
  'failed',
] as const;

export type ServerStatus = (typeof serverStatuses)[number];

/** What the user can do with a server. Reading and the hand-off to the official dashboard work in every state. */
export type ServerAction =
  | 'rename'
  | 'start'
  | 'stop'
  | 'reboot'
  | 'resetPassword'
  | 'watchStatistics'
  | 'buyAddon'
  | 'reinstall'
  | 'terminate';

/** The states in which each action is possible. An unknown state allows none. */
const statesFor: Record<ServerAction, readonly ServerStatus[]> = {
  rename: ['pending', 'provisioning', 'building', 'running', 'stopped', 'failed'],
  start: ['stopped'],
  stop: ['running'],
  reboot: ['running'],
  resetPassword: ['running'],
  watchStatistics: ['running'],
  buyAddon: ['running'],
  reinstall: ['running', 'stopped'],
  terminate: ['pending', 'provisioning', 'building', 'running', 'stopped', 'failed'],
};

/** Narrows a value from the API to a state we know; anything else (a newer state, a number, nothing) is `undefined`. */
export function knownStatus(word: unknown): ServerStatus | undefined {
  return serverStatuses.find((status) => status === word);
}

/** Whether the action is possible in this state. */
export function serverCan(action: ServerAction, status: ServerStatus | undefined): boolean {
  return status !== undefined && statesFor[action].includes(status);
}

/** Whether the server is changing to another state by itself, so that polling again soon is worthwhile. */
export function isInProgress(status: ServerStatus | undefined): boolean {
  return status === 'pending' || status === 'provisioning' || status === 'building';
}
