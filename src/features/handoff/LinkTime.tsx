import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.ts';
import { useElapsed } from '#i18n/useElapsed.ts';

/** This long before the end it is said aloud (WCAG 2.2.1); another link can be had at any time. */
const warnedBefore = 20_000;

/** How long the link is still there. */
export function LinkTime({ since, lifetime }: { since: number; lifetime: number }): ReactNode {
  const formats = useFormats();
  const left = Math.max(0, lifetime - useElapsed(since));
  const time = formats.countdown(left);
  return (
    <>
      <span aria-hidden="true" className="whitespace-nowrap text-muted tabular-nums">
        <Trans>{time} left</Trans>
      </span>
      <span role="status" className="sr-only">
        {left <= warnedBefore && <Trans>The link is about to expire.</Trans>}
      </span>
    </>
  );
}
