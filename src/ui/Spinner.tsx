import type { ReactNode } from 'react';
import { LoaderCircle } from 'lucide-react';
import { Trans } from '@lingui/react/macro';
import { cx } from './cx.ts';
import { useStillWaiting } from './useStillWaiting.ts';

export interface SpinnerProps {
  /** What is being waited for, such as "Loading servers". Screen readers hear it at once. */
  label: ReactNode;
  /** In the middle of an empty page or panel. */
  centred?: boolean | undefined;
}

/** A wait: unseen for the first second, a sign then, after 8 s the words "Still working…". Nothing moves as they come. */
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
