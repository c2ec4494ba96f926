/**
 * The states a server can be in and what a person may do in each.
 * `pending → provisioning (or building) → running ⇄ stopped`, `suspended` from outside, `terminated` at the end,
 * `failed` from provisioning. `building` and `failed` are in the provider's newer documents, not in contract 1.9.0.
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

/** What a person can ask of a server. Reading and the hand-off are open in every state. */
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

/** The states in which each action is possible; a state we don't know allows none. */
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

/** Narrows a word from the API to a state we know; anything else (a newer state, a number, nothing) is `undefined`. */
export function knownStatus(word: unknown): ServerStatus | undefined {
  return serverStatuses.find((status) => status === word);
}

/** Whether the action is possible in this state. */
export function serverCan(action: ServerAction, status: ServerStatus | undefined): boolean {
  return status !== undefined && statesFor[action].includes(status);
}

/** Whether the server is on its way to another state by itself, so that asking again soon is worth it. */
export function isOnItsWay(status: ServerStatus | undefined): boolean {
  return status === 'pending' || status === 'provisioning' || status === 'building';
}
