import { useEffect } from 'react';
import type { Reason } from '#ui/Button.tsx';
import { createStore } from '#ui/createStore.ts';
import type { Elements } from '#ui/Trans.tsx';

/** What the open page may add to the dialog "Go to", in the order in which it is listed there. */
const keys = [
  'overview',
  'addons',
  'credentials',
  'networking',
  'settings',
  'start',
  'stop',
  'reboot',
  'handoff',
  'deployLike',
  'rename',
  'reinstall',
  'terminate',
] as const;

export type PageEntryKey = (typeof keys)[number];

/** A part of the open page, or something that can be done on it. */
export interface PageEntry {
  readonly key: PageEntryKey;
  readonly kind: 'page' | 'action';
  readonly icon: Elements;
  /** Such as "Reboot alpha". */
  readonly label: Elements;
  /** At the end of the line: the server, where the label doesn't name it. */
  readonly end?: Elements | undefined;
  /** The label as plain text. */
  readonly text: string;
  /** Further words that it is found by. */
  readonly words?: string | undefined;
  readonly disabledReason?: Reason | undefined;
  /** Goes there, or takes the action's first step: a confirmation, a form, a link. Never does what can't be undone. */
  readonly run: () => void;
}

const added = createStore<ReadonlyMap<PageEntryKey, PageEntry>>(new Map());

export const subscribePageEntries = added.subscribe;
export const currentPageEntries = added.get;

/** The entries in their order. */
export const inOrder = (entries: ReadonlyMap<PageEntryKey, PageEntry>): readonly PageEntry[] =>
  keys.flatMap((key) => entries.get(key) ?? []);

function change(change: (entries: Map<PageEntryKey, PageEntry>) => void): void {
  const entries = new Map(added.get());
  change(entries);
  added.set(entries);
}

/** What can be done with a server: `verb` is what the button says. */
type ServerAction = Omit<PageEntry, 'kind' | 'text'> & { readonly verb: string };

/** Adds actions on a server to the dialog "Go to" while the component is mounted. */
export function useServerEntries(serverName: string, actions: readonly ServerAction[]): void {
  usePageEntries(
    actions.map(({ verb, ...action }) => ({ ...action, kind: 'action', text: `${verb} ${serverName}` })),
  );
}

/** Adds entries to the dialog "Go to" while the component is mounted. */
export function usePageEntries(entries: readonly PageEntry[]): void {
  // At every render: `run` and the reasons change with it. Nothing renders again but the dialog, while it is open.
  useEffect(() => {
    change((all) => entries.forEach((entry) => all.set(entry.key, entry)));
    return () =>
      change((all) =>
        entries.forEach((entry) => {
          if (all.get(entry.key) === entry) all.delete(entry.key);
        }),
      );
  });
}
