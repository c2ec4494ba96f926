import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { newParty, openHandover, sealFor } from '#session/handover.ts';
import { endSession } from '#session/session.ts';
import {
  openSessionChannel,
  type ReadMessage,
  type SessionChannel,
  type TabMessage,
} from '#session/tabMessages.ts';
import { sessionOf } from './aSession.ts';
import { cleanTab } from './cleanSession.ts';
import { LocalChannel } from './localChannel.ts';

/** A second tab beside the one under test, which hears what that one tells and replies as a test wants. */

export const mine = sessionOf('a1');

/** Messages that this tab sent to the other one. */
export const sent: { readonly about: string }[] = [];

export const sentAbout = (about: string): typeof sent => sent.filter((message) => message.about === about);

type Replies = Partial<Record<string, (message: ReadMessage) => TabMessage | Promise<TabMessage>>>;

let replies: Replies = {};

/** Sets the other tab's replies, by message type. */
export function replyWith(next: Replies): void {
  replies = next;
}

/** The other tab's side of a handover. */
export const party = await newParty();

let channel: SessionChannel | undefined;

/** The other tab, while it is open. */
export const other = {
  post: (message: TabMessage): void => channel?.post(message),
  close: (): void => channel?.close(),
};

/** Waits until everything that needs code, a hash or another tab has settled. */
export async function settled(): Promise<void> {
  await vi.dynamicImportSettled();
  for (let turn = 0; turn < 5; turn += 1) {
    // Takes as long as the handovers under test.
    for (const ask of ['one', 'two'])
      await openHandover(party, { ask, ...(await sealFor({ ask, publicKey: party.publicKey }, mine)) });
    await vi.advanceTimersByTimeAsync(500);
  }
}

/** Opens the other tab. */
export function openOtherTab(): void {
  channel = openSessionChannel((message) => {
    // Keeps only the fields that the message had.
    sent.push(
      Object.fromEntries(
        Object.entries(message).filter(
          ([, part]) => part !== '' && part !== undefined && !Number.isNaN(part),
        ),
      ) as never,
    );
    const reply = replies[message.about]?.(message);
    if (reply instanceof Promise) void reply.then((late) => other.post(late));
    else if (reply !== undefined) other.post(reply);
  });
}

/** Opens the other tab for each test, with the timers taken, and leaves nothing of the session behind. */
export function prepareOtherTab(): void {
  // Once for all tests: the interval at which the tab under test checks the clock runs through all of them.
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    vi.stubGlobal('BroadcastChannel', LocalChannel);
  });

  afterAll(() => {
    vi.useRealTimers();
  });

  beforeEach(() => {
    vi.stubGlobal('BroadcastChannel', LocalChannel);
    sent.length = 0;
    openOtherTab();
  });

  afterEach(async () => {
    endSession();
    await settled();
    other.close();
    replies = {};
    cleanTab();
  });
}
