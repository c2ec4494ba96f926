import { Trans } from '@lingui/react/macro';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { PanelBoundary } from '#shared/PanelBoundary.tsx';
import { Button } from '#ui/Button.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { useKeyHint, useShortcuts, useSingleKeys } from '#ui/shortcuts.ts';
import { shortcutTable } from './shortcutTable.ts';

/** Needed only once their keys are pressed. */
const dialogs = {
  shortcuts: lazy(() => import('./ShortcutsDialog.tsx')),
  goTo: lazy(() => import('#features/shell/goTo/GoToDialog.tsx')),
};

/**
 * The keys that work on every page, the dialogs that they open, and a button for the list of keys, which stays where they
 * are switched off.
 */
export function ShortcutKeys(): ReactNode {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [asked, setAsked] = useState<{ dialog: keyof typeof dialogs; on: string }>();
  // A dialog belongs to the page that it was opened on, also one whose code can't be loaded.
  const open = asked?.on === pathname ? asked.dialog : undefined;
  const keyHint = useKeyHint();
  const isOn = useSingleKeys();
  const acts = {
    '?': () => setAsked({ dialog: 'shortcuts', on: pathname }),
    'Mod+k': () => setAsked({ dialog: 'goTo', on: pathname }),
    'g s': () => void navigate({ to: shortcutTable['g s'].to }),
    'g d': () => void navigate({ to: shortcutTable['g d'].to }),
    'g a': () => void navigate({ to: shortcutTable['g a'].to }),
  };
  // While a dialog's code is loading, what is typed is meant for the dialog.
  useShortcuts(open === undefined ? acts : {});
  const Dialog = open && dialogs[open];
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        title={keyHint('?')}
        aria-keyshortcuts={isOn ? '?' : undefined}
        onClick={acts['?']}
      >
        <Trans>Keyboard shortcuts</Trans>
        {isOn && (
          <Kbd aria-hidden="true" className="pointer-coarse:hidden">
            ?
          </Kbd>
        )}
      </Button>
      <PanelBoundary>
        <Suspense>{Dialog && <Dialog onClose={() => setAsked(undefined)} />}</Suspense>
      </PanelBoundary>
    </>
  );
}
