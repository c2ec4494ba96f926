import { ownName } from '#domain/ownName.ts';

/**
 * A channel to the other tabs of this app; nothing where the browser has none, or refuses it because storage is
 * forbidden: then each tab is alone.
 */
export function openTabChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(ownName(name));
  } catch {
    return undefined;
  }
}
