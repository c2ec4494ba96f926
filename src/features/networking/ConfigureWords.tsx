import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { GuestSystem } from '#domain/guestNetwork/guestConfiguration.ts';

interface ConfigureWordsProps {
  system: GuestSystem;
  /** The file that is appended to, if its name is known beforehand. */
  file: string | undefined;
}

/** Where to paste the configuration, what it writes, and how long it lasts. */
export function ConfigureWords({ system, file }: ConfigureWordsProps): ReactNode {
  switch (system) {
    case 'linux':
      return (
        <Trans>
          Paste it into a root shell on the server. It looks for what manages the network there (netplan,
          NetworkManager, systemd-networkd or ifupdown), says what it found, and adds the addresses so that
          they survive a restart. The next step applies them. If it isn’t sure, it changes nothing and says
          why.
        </Trans>
      );
    case 'netplan':
      return (
        <Trans>
          Paste it into a root shell on the server. It adds a file to <code translate="no">/etc/netplan</code>{' '}
          that netplan reads after the image’s own, so the primary address stays first. It takes effect with
          the next step and survives a restart. It stops if netplan doesn’t manage the interface.
        </Trans>
      );
    case 'ifupdown':
      return (
        <Trans>
          Paste it into a root shell on the server. It appends to <code translate="no">{file}</code> so the
          addresses survive a restart; the next step adds them now. It stops if ifupdown doesn’t manage the
          interface.
        </Trans>
      );
    case 'networkd':
      return (
        <Trans>
          Paste it into a root shell on the server. It adds the addresses to the interface’s settings in{' '}
          <code translate="no">/etc/systemd/network</code>, in a file of their own, where they survive a
          restart; the next step applies them. It stops if systemd-networkd doesn’t manage the interface.
        </Trans>
      );
    case 'nmcli':
      return (
        <Trans>
          Paste it into a root shell on the server. It adds the addresses to the interface’s connection, where
          they survive a restart; the next step applies them. It stops if NetworkManager doesn’t manage the
          interface.
        </Trans>
      );
    case 'ip':
      return (
        <Trans>
          Paste it into a root shell on the server. The addresses work right away and are gone after a
          restart.
        </Trans>
      );
    case 'powershell':
      return (
        <Trans>
          Paste it into PowerShell running as administrator. The addresses work right away and survive a
          restart; the server’s own connections keep using the primary address. It stops if the adapter uses
          DHCP, and says what to do then.
        </Trans>
      );
  }
}
