import { Trans, useLingui } from '@lingui/react/macro';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { type ReactNode, useState } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { IconButton } from './Button.tsx';
import { cx } from './cx.ts';

interface UpdatedAtProps {
  /** Milliseconds since 1970 UTC; 0 before the first response, where the words only keep their place. */
  at: number;
  isRefreshing: boolean;
  onRefresh: () => void;
  /** Leaves only the button in narrow windows, where something else takes the place of the words. */
  isFolded?: boolean | undefined;
}

/** How current the page is, and the button that refreshes it; no taller than a line of text. */
export function UpdatedAt({ at, isRefreshing, onRefresh, isFolded = false }: UpdatedAtProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  // As long as the time that comes.
  const [openedAt] = useState(() => Date.now());
  return (
    <span className="inline-flex items-center gap-1">
      <span className={cx(at === 0 && 'invisible', isFolded && 'max-sm:sr-only')}>
        <Trans>Updated {formats.time(at || openedAt)}</Trans>
      </span>
      <IconButton
        size="sm"
        label={t`Refresh`}
        busy={isRefreshing}
        icon={<RefreshCw aria-hidden="true" />}
        onClick={onRefresh}
        className={cx('-my-1.5', isFolded && 'max-sm:-ms-1.5')}
      />
    </span>
  );
}
