import { Trans, useLingui } from '@lingui/react/macro';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { PanelBoundary } from '#shared/PanelBoundary.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { inputClass } from '#ui/Field.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { useKeyHint, useShortcuts, useSingleKeys } from '#ui/shortcuts.ts';
import { shortcutTable } from './shortcutTable.ts';

/** Needed only once their keys are pressed. */
const ShortcutsDialog = lazy(() => import('./ShortcutsDialog.tsx'));
const GoTo = lazy(() => import('#features/shell/goTo/GoTo.tsx'));

/** The dialog that was asked for: "Go to" with what was typed for it, or else the list of keys. */
interface Asked {
  readonly on: string;
  readonly typed?: string;
}

/**
 * The keys that work on every page, the dialogs that they open, and a button for the list of keys, which stays where they
 * are switched off.
 */
export function ShortcutKeys(): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [asked, setAsked] = useState<Asked>();
  // A dialog belongs to the page that it was opened on: Back closes it, and doesn't open it again later.
  if (asked !== undefined && asked.on !== pathname) setAsked(undefined);
  const keyHint = useKeyHint();
  const isOn = useSingleKeys();
  const acts = {
    '?': () => setAsked({ on: pathname }),
    'Mod+k': (typed: string) => setAsked({ on: pathname, typed }),
    'g s': () => void navigate({ to: shortcutTable['g s'].to }),
    'g d': () => void navigate({ to: shortcutTable['g d'].to, params: { step: undefined } }),
    'g a': () => void navigate({ to: shortcutTable['g a'].to }),
  };
  useShortcuts(acts);
  const onClose = (): void => setAsked(undefined);
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
        <Suspense>{asked && asked.typed === undefined && <ShortcutsDialog onClose={onClose} />}</Suspense>
      </PanelBoundary>
      {asked?.typed !== undefined && (
        <Dialog title={t`Go to`} size="lg" at="top" onClose={onClose}>
          <PanelBoundary>
            <Suspense
              fallback={
                // Nothing that is typed is lost while the code of the results is loading.
                <input
                  aria-label={t`Search servers, pages and actions`}
                  className={`mt-0.5 ${inputClass()}`}
                  value={asked.typed}
                  onChange={(event) => acts['Mod+k'](event.target.value)}
                />
              }
            >
              <GoTo typed={asked.typed} onClose={onClose} />
            </Suspense>
          </PanelBoundary>
        </Dialog>
      )}
    </>
  );
}
