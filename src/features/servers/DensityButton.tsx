import { Trans } from '@lingui/react/macro';
import Rows4 from 'lucide-react/icons/rows-4';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { chooseDensity, useDensity } from './density.ts';

/** Switches the table's rows between comfortable and compact. */
export function DensityButton(): ReactNode {
  const isCompact = useDensity() === 'compact';
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-pressed={isCompact}
      onClick={() => chooseDensity(isCompact ? 'comfortable' : 'compact')}
      className="aria-pressed:border-accent-line aria-pressed:bg-accent-soft aria-pressed:text-accent-text forced-colors:aria-pressed:border-[Highlight]"
    >
      <Rows4 aria-hidden="true" />
      <Trans>Compact rows</Trans>
    </Button>
  );
}
