import { isOpen } from '#operations/intent.ts';
import { useIntent } from '#operations/intents.ts';

/**
 * Whether a reinstall was asked for and is not over: the password that the API hands out is then still the earlier one,
 * or may be.
 */
export function useMayBeEarlier(serverId: string): boolean {
  const intent = useIntent(serverId);
  return intent?.action === 'reinstall' && isOpen(intent);
}
