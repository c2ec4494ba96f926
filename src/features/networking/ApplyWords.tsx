import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { GuestSystem } from '#domain/guestNetwork/guestSystem.ts';

/** How what was written takes effect. */
export function ApplyWords({ system }: { system: GuestSystem }): ReactNode {
  switch (system) {
    case 'netplan':
      return (
        <Trans>
          Press Enter within 120 seconds to keep it; else netplan goes back to how it was. If it did, run the
          undo step too: the file is still there and would count after a restart.
        </Trans>
      );
    case 'ifupdown':
      return <Trans>Adds the addresses now, without taking the interface down.</Trans>;
    case 'nmcli':
      return <Trans>Brings the addresses into force without taking the connection down.</Trans>;
    case 'ip':
    case 'powershell':
      return null;
  }
}
