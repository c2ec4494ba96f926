import { openTabChannel } from '#api/tabChannel.ts';
import { readFields, readText } from '#domain/read.ts';
import { createStore } from '#ui/createStore.ts';
import { apiAddress } from './sessionSettings.ts';

/** When this tab last handed its session to another, in milliseconds since 1970 UTC; nothing where it never did. */
export const handedOverAt = createStore<number | undefined>(undefined);

/**
 * What the tabs of one site tell each other about the session. The key is in `hand` alone, which answers a tab that has
 * asked and chosen, and sealed for that tab (`handover.ts`); everything else carries ids and times.
 */
export type TabMessage =
  /** A tab without a session, or at the gate, asks whether another has one. */
  | { readonly about: 'ask'; readonly ask: string; readonly publicKey: string }
  /** One that has says whose it is. */
  | { readonly about: 'offer'; readonly ask: string; readonly tab: string; readonly whose: string }
  /** The asking tab wants this one's. */
  | { readonly about: 'take'; readonly ask: string; readonly tab: string }
  | {
      readonly about: 'hand';
      readonly ask: string;
      readonly publicKey: string;
      readonly sealed: string;
    }
  /** The person was seen, at milliseconds since 1970 UTC. */
  | { readonly about: 'seen'; readonly at: number }
  /** What became of a session, for the others of the same account, or with the same key. */
  | { readonly about: 'opened' | 'signedOut'; readonly whose: string }
  | { readonly about: 'refused'; readonly keyId: string }
  | { readonly about: 'locked' };

type Part = 'about' | 'ask' | 'tab' | 'whose' | 'keyId' | 'publicKey' | 'sealed' | 'at';

/** A message as it came, perhaps from another version of the app: texts that did not come are ''. */
export interface ReadMessage {
  readonly about: string;
  readonly ask: string;
  readonly tab: string;
  readonly whose: string;
  readonly keyId: string;
  readonly publicKey: string;
  readonly sealed: string;
  readonly at: number;
}

export interface SessionChannel {
  readonly post: (message: TabMessage) => void;
  readonly close: () => void;
}

function readMessage(value: unknown): ReadMessage {
  const { about, ask, tab, whose, keyId, publicKey, sealed, at }: Partial<Record<Part, unknown>> =
    readFields<Part>(value) ?? {};
  return {
    about: readText(about),
    ask: readText(ask),
    tab: readText(tab),
    whose: readText(whose),
    keyId: readText(keyId),
    publicKey: readText(publicKey),
    // Longer than any text of the API's.
    sealed: typeof sealed === 'string' ? sealed : '',
    at: typeof at === 'number' ? at : Number.NaN,
  };
}

/**
 * The channel to the tabs that talk to the same API: another one must never get the key. Without a channel each tab is
 * alone.
 */
export function openSessionChannel(hear: (message: ReadMessage) => void): SessionChannel {
  const channel = openTabChannel(`session ${apiAddress()}`);
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(readMessage(data)));
  return {
    post: (message) => channel?.postMessage(message),
    close: () => channel?.close(),
  };
}
