import { Trans } from '@lingui/react/macro';
import { buttonClass } from './buttonClass.ts';
import { cx } from './cx.ts';

/** The first stop of the Tab key: past the navigation, into `<main id={to}>`. */
export function SkipLink({ to }: { to: string }) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        // Moves the focus by itself, so that the router's address keeps its hash.
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
      className={cx(
        buttonClass({ variant: 'primary' }),
        'not-focus:sr-only focus:fixed focus:inset-s-3 focus:top-3 focus:z-50',
      )}
    >
      <Trans>Skip to content</Trans>
    </a>
  );
}
