import { openTabChannel } from '#api/tabChannel.ts';
import { readFields, readText } from '#domain/read.ts';
import { createStore } from '#ui/createStore.ts';
import { apiAddress } from './sessionSettings.ts';

/** When this tab last handed its session to another, in milliseconds since 1970 UTC; `undefined` if it never did. */
export const handedOverAt = createStore<number | undefined>(undefined);

/**
 * The messages about the session between the tabs of one site. Only `hand` contains the key: it replies to a tab that
 * has asked and chosen, and is sealed for that tab (`handover.ts`). All others carry ids and times.
 */
export type TabMessage =
  /** A tab without a session, or at the gate, asks whether another has one. */
  | { readonly about: 'ask'; readonly ask: string; readonly publicKey: string }
  /** A tab with a session offers it and says whose it is. */
  | { readonly about: 'offer'; readonly ask: string; readonly tab: string; readonly whose: string }
  /** The asking tab chooses this tab's session. */
  | { readonly about: 'take'; readonly ask: string; readonly tab: string }
  | {
      readonly about: 'hand';
      readonly ask: string;
      readonly publicKey: string;
      readonly sealed: string;
    }
  /** The user was seen, at milliseconds since 1970 UTC. */
  | { readonly about: 'seen'; readonly at: number }
  /** A session changed: for other tabs with the same account, or with the same key. */
  | { readonly about: 'opened' | 'signedOut'; readonly whose: string }
  | { readonly about: 'refused'; readonly keyId: string }
  | { readonly about: 'locked' };

type Part = 'about' | 'ask' | 'tab' | 'whose' | 'keyId' | 'publicKey' | 'sealed' | 'at';

/** A message as received, perhaps from another version of the app: missing texts are '', a missing time is `NaN`. */
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
    // Longer than `readText` allows for the API's texts.
    sealed: typeof sealed === 'string' ? sealed : '',
    at: typeof at === 'number' ? at : Number.NaN,
  };
}

/**
 * Opens the channel to the tabs that use the same API: a tab that uses another one must never get the key. If the
 * browser has no channel, each tab is on its own.
 */
export function openSessionChannel(onMessage: (message: ReadMessage) => void): SessionChannel {
  const channel = openTabChannel(`session ${apiAddress()}`);
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => onMessage(readMessage(data)));
  return {
    post: (message) => channel?.postMessage(message),
    close: () => channel?.close(),
  };
}
