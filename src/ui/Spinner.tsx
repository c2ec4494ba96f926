import { Trans } from '@lingui/react/macro';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import { type ReactNode, useEffect, useState } from 'react';
import { cx } from './cx.ts';

/** After this many milliseconds a wait is explained in words. */
const stillWorkingAfter = 8000;

/** Whether the component has been on the page for longer than `after` milliseconds. */
export function useStillWaiting(after: number = stillWorkingAfter): boolean {
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaiting(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return waiting;
}

export interface SpinnerProps {
  /** The reason for the wait, such as "Loading servers". Announced to screen readers at once. */
  label: ReactNode;
  /** Centred in an empty page or panel. */
  centred?: boolean | undefined;
}

/**
 * A wait: invisible for the first second, then an icon, after 8 s the words "Still working…". The layout doesn't shift.
 */
export function Spinner({ label, centred = false }: SpinnerProps) {
  const long = useStillWaiting();
  return (
    <div className={cx('flex items-center gap-2 text-muted', centred && 'min-h-60 flex-col justify-center')}>
      <span className="appear-late grid" aria-hidden="true">
        <LoaderCircle className={cx('turning', centred ? 'size-5' : 'size-4')} />
      </span>
      <div role="status" className="min-h-5">
        {long ? <Trans>Still working…</Trans> : <span className="sr-only">{label}</span>}
      </div>
    </div>
  );
}
