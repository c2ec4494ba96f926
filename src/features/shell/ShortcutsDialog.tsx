import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { hasCommandKey, type Shortcut, switchSingleKeys, useSingleKeys } from '#ui/shortcuts.ts';
import { shortcutTable } from './shortcutTable.ts';

interface Row {
  /** Keys that do this or its counterpart, in the notation of `Shortcut`. */
  readonly keys: readonly string[];
  readonly does: MessageDescriptor;
  /** Whether the keys can be switched off. */
  readonly isOptional?: boolean;
}

interface Group {
  readonly heading: MessageDescriptor;
  readonly rows: readonly Row[];
}

/** The row of one of the app's own keys. */
const own = (keys: Shortcut): Row => ({
  keys: [keys],
  does: shortcutTable[keys].does,
  isOptional: keys !== 'Mod+k',
});

const groups: readonly Group[] = [
  {
    heading: msg`Everywhere`,
    rows: [
      own('Mod+k'),
      { keys: ['Mod+V'], does: msg`Find servers in pasted text` },
      own('g s'),
      own('g d'),
      own('g a'),
      own('?'),
    ],
  },
  {
    heading: msg`Menus and dialogs`,
    rows: [
      { keys: ['↑', '↓'], does: msg`Previous or next item of a menu` },
      { keys: ['A–Z'], does: msg`Item that begins with the letter` },
      { keys: ['Esc'], does: msg`Close` },
    ],
  },
  {
    heading: msg`List of servers`,
    rows: [
      own('/'),
      own('n'),
      { keys: ['Enter'], does: msg`Open the server` },
      { keys: ['↑', '↓'], does: msg`Previous or next row` },
      { keys: ['PageUp', 'PageDown'], does: msg`Ten rows up or down` },
      { keys: ['Home', 'End'], does: msg`First or last row` },
      { keys: ['Shift+↑', 'Shift+↓'], does: msg`Select rows` },
      { keys: ['Esc'], does: msg`Clear the selection` },
    ],
  },
];

const printedNames: Partial<Record<string, string>> = {
  k: 'K',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

/** One key, or keys pressed together. */
function Chord({ keys }: { keys: string }): ReactNode {
  const mod = hasCommandKey() ? '⌘' : 'Ctrl';
  return (
    <span className="inline-flex items-baseline gap-0.5">
      {keys.split('+').map((key, index) => (
        <span key={key} className={index > 0 ? 'before:me-0.5 before:content-["+"]' : undefined}>
          <Kbd>{key === 'Mod' ? mod : (printedNames[key] ?? key)}</Kbd>
        </span>
      ))}
    </span>
  );
}

/** Keys pressed together, or one after the other. */
function Keys({ keys }: { keys: string }): ReactNode {
  const [first = '', second] = keys.split(' ');
  if (second === undefined) return <Chord keys={first} />;
  return (
    <Trans>
      <Kbd>{first}</Kbd> then <Kbd>{second}</Kbd>
    </Trans>
  );
}

function KeyGroup({ heading, rows }: Group): ReactNode {
  const { t } = useLingui();
  const isOn = useSingleKeys();
  return (
    <section className="break-inside-avoid pb-5">
      <h3 className="pb-1 font-semibold">{t(heading)}</h3>
      <dl className="divide-y divide-line">
        {rows.map(({ keys, does, isOptional = false }) => (
          <div key={keys.join(' ')} className="flex items-baseline justify-between gap-4 py-1.5">
            <dt className="min-w-0">{t(does)}</dt>
            <dd className="flex shrink-0 gap-1.5 text-sm text-muted">
              {isOptional && !isOn ? <Trans>Off</Trans> : keys.map((one) => <Keys key={one} keys={one} />)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The dialog "Keyboard shortcuts": all keys, and the switch for those that could be pressed by accident. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const isOn = useSingleKeys();
  return (
    <Dialog
      title={<Trans>Keyboard shortcuts</Trans>}
      size="lg"
      onClose={onClose}
      actions={
        <Button onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-1 pt-1">
        <Checkbox label={t`Single-key shortcuts`} checked={isOn} onChange={switchSingleKeys} />
        <p className="ps-6 text-sm text-muted">
          <Trans>Turn them off if dictation or another tool presses keys for you.</Trans>
        </p>
      </div>
      <div className="gap-x-8 sm:columns-2">
        {groups.map((group) => (
          <KeyGroup key={group.heading.id} {...group} />
        ))}
      </div>
    </Dialog>
  );
}
