import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { ErrorPanel } from '#ui/ErrorPanel.tsx';

/** In the place of a panel that broke. No details, which could hold a secret. */
export default function BrokenPanel(): ReactNode {
  return (
    <ErrorPanel
      what={<Trans>This part of the page could not be shown.</Trans>}
      advice={
        <Trans>
          That is a fault of the page, not of your servers. Where it was open for long, a newer version may
          have taken its place.
        </Trans>
      }
      actions={
        <Button onClick={() => location.reload()}>
          <Trans>Load the page anew</Trans>
        </Button>
      }
    />
  );
}
