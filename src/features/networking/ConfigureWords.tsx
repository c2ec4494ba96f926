import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { GuestSystem } from '#domain/guestNetwork/guestConfiguration.ts';

interface ConfigureWordsProps {
  system: GuestSystem;
  /** The file that is written or appended to. */
  file: string | undefined;
}

/** Where to paste the configuration, what it writes, and how long it lasts. */
export function ConfigureWords({ system, file }: ConfigureWordsProps): ReactNode {
  switch (system) {
    case 'netplan':
      return (
        <Trans>
          Paste it into a root shell on the server. It writes the file <code>{file}</code>, which takes effect
          with the next step and stays after a restart. It stops where netplan does not set up the interface.
        </Trans>
      );
    case 'ifupdown':
      return (
        <Trans>
          Paste it into a root shell on the server. It adds to the end of <code>{file}</code>, for every
          restart; the next step adds the addresses now. It stops where ifupdown does not set up the
          interface: newer Debian images may use netplan.
        </Trans>
      );
    case 'nmcli':
      return (
        <Trans>
          Paste it into a root shell on the server. It adds the addresses to the interface’s connection, where
          they stay after a restart; the next step applies them. It stops where NetworkManager does not set up
          the interface.
        </Trans>
      );
    case 'ip':
      return (
        <Trans>
          Paste it into a root shell on the server. The addresses work at once and are gone after a restart.
        </Trans>
      );
    case 'powershell':
      return (
        <Trans>
          Paste it into PowerShell, run as administrator. The addresses work at once and stay after a restart;
          the server’s own connections keep to the primary address. It stops where the adapter uses DHCP.
        </Trans>
      );
  }
}
