import { scopedName } from '#domain/scopedName.ts';

/**
 * A channel to the app's other tabs. `undefined` if the browser has no BroadcastChannel, or refuses it because storage
 * is forbidden: each tab is then on its own.
 */
export function openTabChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(scopedName(name));
  } catch {
    return undefined;
  }
}
