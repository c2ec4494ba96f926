import { newParty, openHanded } from './handover.ts';
import type { Session } from './identity.ts';
import { openSessionChannel } from './tabMessages.ts';

/** How long an offer is waited for, how long others after the first, and how long the key, in milliseconds. */
const waits = { first: 150, others: 100, key: 1_000 };

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Asks the other tabs for their session. Where they have sessions of several accounts, it would be a guess which one is
 * wanted: none is taken then.
 * @param wanted whose session it has to be; any one's, where it is left out
 */
export async function askOtherTabs(wanted?: string): Promise<Session | undefined> {
  const ask = crypto.randomUUID();
  const party = await newParty();
  const offers = new Map<string, string>();
  const offered = Promise.withResolvers<void>();
  const handed = Promise.withResolvers<Session | undefined>();
  const channel = openSessionChannel((message) => {
    if (message.ask !== ask) return;
    if (message.about === 'hand') handed.resolve(openHanded(party, message));
    if (message.about !== 'offer' || (wanted !== undefined && message.whose !== wanted)) return;
    offers.set(message.tab, message.whose);
    offered.resolve();
  });
  try {
    channel.post({ about: 'ask', ask, publicKey: party.publicKey });
    await Promise.race([offered.promise, pause(waits.first)]);
    if (offers.size === 0) return undefined;
    await pause(waits.others);
    const [tab = ''] = offers.keys();
    if (new Set(offers.values()).size > 1) return undefined;
    channel.post({ about: 'take', ask, tab });
    return await Promise.race([handed.promise, pause(waits.key).then(() => undefined)]);
  } finally {
    channel.close();
  }
}
