import { useLingui } from '@lingui/react/macro';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import { createChoice } from './choice.ts';

/** The app's own keys: a single one, two in a row, or one with Ctrl, for which Apple's keyboards have ⌘. */
export type Shortcut = '/' | '?' | 'n' | 'g s' | 'g d' | 'g a' | 'Mod+k';

/** Whether ⌘ takes the place of Ctrl. */
export const hasCommandKey = (): boolean => navigator.userAgent.includes('Mac OS X');

/**
 * Whether keys without Ctrl act. They can be switched off, for those who speak to the computer or touch keys by accident
 * (WCAG 2.1.4).
 */
const singleKeys = createChoice('shortcuts', ['on', 'off']);

export const switchSingleKeys = (isOn: boolean): void => singleKeys.set(isOn ? 'on' : 'off');

export function useSingleKeys(): boolean {
  return useSyncExternalStore(singleKeys.subscribe, singleKeys.get) === 'on';
}

/** Words an element's tooltip, which names its key; `undefined` while single keys are switched off. */
export function useKeyHint(): (keys: Exclude<Shortcut, 'Mod+k'>) => string | undefined {
  const { t } = useLingui();
  const isOn = useSingleKeys();
  return (keys) => (isOn ? t`Shortcut: ${keys}` : undefined);
}

/** What a key does. @param typed what was typed after it, meant for the field that it opens */
type Act = (typed: string) => void;

/** What the keys do on the page that is shown. */
const actions = new Map<string, Act>();

/** How long to wait for the second of two keys, and for a pressed key's code that is still loading. In milliseconds. */
const patience = 1_500;

interface Press {
  readonly key: string;
  /** The key and the one before it. */
  readonly keys: string;
  /** What was typed after Ctrl+K while its action is loading. Caps Lock makes no capitals here: a search needs none. */
  readonly typed: string;
  /** As an event's `timeStamp`. */
  readonly at: number;
}

const noPress: Press = { key: '', keys: '', typed: '', at: -Infinity };

/** The last press, if nothing has acted on it. */
let unanswered = noPress;

/** Where keys write. */
const fields = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** Whether a key may act now: over a dialog or a menu none does, and a single one not where the user types. */
function mayAct(key: string): boolean {
  if (document.querySelector('dialog:modal, [role=menu]')) return false;
  return key.startsWith('Mod+') || (singleKeys.get() === 'on' && !document.activeElement?.closest(fields));
}

/** Runs the action for the last press; returns whether there is one. */
function answer(): boolean {
  const { key, keys, typed } = unanswered;
  const act = actions.get(keys) ?? actions.get(key);
  if (act === undefined || !mayAct(key)) return false;
  unanswered = noPress;
  act(typed);
  return true;
}

/** Does what a key does on the page that is shown, for a button that stands for it. */
export const runShortcut = (keys: Shortcut): void => actions.get(keys)?.('');

/** A key by its character, wherever the keyboard has it, with Ctrl or ⌘ as `Mod+`; '' for what is never one of the app's. */
export function keyName(event: KeyboardEvent): string {
  const { key, altKey, ctrlKey, metaKey, shiftKey, isComposing } = event;
  const [mod, other] = hasCommandKey() ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  // Chrome fills in a form with key events that have no key.
  if (key === undefined || altKey || other || isComposing) return '';
  // Alphabets other than the Latin one have no K: its place has it, as in the browser's own shortcuts.
  if (mod) return shiftKey ? '' : `Mod+${key > '~' && event.code === 'KeyK' ? 'k' : key.toLowerCase()}`;
  // Many keyboards need Shift for "?" and "/". Caps Lock makes no other letter.
  return shiftKey ? key : key.toLowerCase();
}

/** Handles a press, and returns the key if nothing has acted on it. */
function handle(event: KeyboardEvent): string {
  const [key, before, at] = [keyName(event), unanswered, event.timeStamp];
  unanswered = noPress;
  if (event.defaultPrevented) return '';
  const isSoon = at - before.at < patience;
  // Meant for the field that Ctrl+K opens.
  if (isSoon && before.key === 'Mod+k' && !/^(Mod.*|escape|)$/.test(key)) {
    unanswered = { ...before, typed: before.typed + (key.length > 1 ? '' : key) };
    event.preventDefault();
    return '';
  }
  if (!mayAct(key)) return '';
  unanswered = { key, keys: isSoon ? `${before.key} ${key}` : '', typed: '', at };
  const isAnswered = answer();
  // Until the action of Ctrl+K is loaded, the browser must not take the key for its own either.
  if (isAnswered || key === 'Mod+k') event.preventDefault();
  return isAnswered ? '' : key;
}

/**
 * Listens for the app's keys until the returned function is called.
 * @param onEarly called for a press whose action may not be loaded yet
 */
export function listenForShortcuts(onEarly: () => void): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    if (!event.repeat && ['?', 'g', 'Mod+k'].includes(handle(event))) onEarly();
  }
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

/**
 * Gives keys their actions while the component is on the page. They don't act while the user types, in a dialog or a menu,
 * with another modifier, or repeated by a key held down. A key pressed just before the component is there acts as well.
 */
export function useShortcuts(acts: Partial<Record<Shortcut, Act>>): void {
  // Before the paint: a key works as soon as its hint is seen.
  useLayoutEffect(() => {
    for (const [keys, act] of Object.entries(acts)) actions.set(keys, act);
    if (performance.now() - unanswered.at < patience) answer();
    return () => {
      for (const keys of Object.keys(acts)) actions.delete(keys);
    };
  });
}
