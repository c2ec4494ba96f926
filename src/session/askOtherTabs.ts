import { newParty, openHandover } from './handover.ts';
import type { Session } from './identity.ts';
import { openSessionChannel } from './tabMessages.ts';

/** How long to wait for the first offer, for others after it, and for the session, in milliseconds. */
const timeouts = { first: 150, others: 100, key: 1_000 };

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Asks the other tabs for their session. If they have sessions of several accounts, choosing one would be a guess: none
 * is taken then.
 * @param wanted the account or key it must have, from `whose`; any, if left out
 * @returns `undefined` if no session was received
 */
export async function askOtherTabs(wanted?: string): Promise<Session | undefined> {
  const ask = crypto.randomUUID();
  const party = await newParty();
  const offers = new Map<string, string>();
  const offered = Promise.withResolvers<void>();
  const handed = Promise.withResolvers<Session | undefined>();
  const channel = openSessionChannel((message) => {
    if (message.ask !== ask) return;
    if (message.about === 'hand') handed.resolve(openHandover(party, message));
    if (message.about !== 'offer' || (wanted !== undefined && message.whose !== wanted)) return;
    offers.set(message.tab, message.whose);
    offered.resolve();
  });
  try {
    channel.post({ about: 'ask', ask, publicKey: party.publicKey });
    await Promise.race([offered.promise, pause(timeouts.first)]);
    if (offers.size === 0) return undefined;
    await pause(timeouts.others);
    const [tab = ''] = offers.keys();
    if (new Set(offers.values()).size > 1) return undefined;
    channel.post({ about: 'take', ask, tab });
    return await Promise.race([handed.promise, pause(timeouts.key).then(() => undefined)]);
  } finally {
    channel.close();
  }
}
