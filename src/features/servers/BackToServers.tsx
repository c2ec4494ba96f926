import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { textLinkClass } from '#ui/textLink.ts';

/** The way back up, above a server's heading. */
export function BackToServers(): ReactNode {
  return (
    <Link to="/servers" className={textLinkClass}>
      <Trans>All servers</Trans>
    </Link>
  );
}
