import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type GuestSystem, guestSystems, readGuestSystem } from '#domain/guestNetwork/guestConfiguration.ts';
import { useNames } from '#shared/names.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';

/** Each system's name, and the OSes whose images have it. */
const systemNames: Record<GuestSystem, MessageDescriptor> = {
  linux: msg`Linux (detected automatically)`,
  netplan: msg`netplan (Ubuntu, newer Debian)`,
  ifupdown: msg`ifupdown (older Debian)`,
  nmcli: msg`NetworkManager (AlmaLinux, Rocky Linux, CentOS, Fedora)`,
  networkd: msg`systemd-networkd (Arch Linux)`,
  ip: msg`ip address, until the next restart (any Linux)`,
  powershell: msg`PowerShell (Windows)`,
};

interface GuestChoicesProps {
  os: string;
  /** The default for this OS, if it is known. */
  usualSystem: GuestSystem | undefined;
  system: GuestSystem;
  onSystem: (system: GuestSystem) => void;
  interfaceName: string;
  interfaceError: ReactNode;
  onInterfaceName: (name: string) => void;
}

/** Choice of the system and of the interface to write the configuration for. */
export function GuestChoices(props: GuestChoicesProps): ReactNode {
  const { os, usualSystem, system, onSystem, interfaceName, interfaceError, onInterfaceName } = props;
  const { t } = useLingui();
  const osName = useNames().os(os);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Select
        label={t`System`}
        value={system}
        onChange={(event) => onSystem(readGuestSystem(event.currentTarget.value) ?? system)}
        hint={
          usualSystem === undefined ? (
            <Trans>We don’t know this server’s OS. Choose PowerShell if it’s Windows.</Trans>
          ) : (
            <Trans>
              Default for <BidiText text={osName} max={60} />: {t(systemNames[usualSystem])}
            </Trans>
          )
        }
      >
        {guestSystems.map((each) => (
          <option key={each} value={each}>
            {t(systemNames[each])}
          </option>
        ))}
      </Select>
      <TextField
        label={t`Network interface (optional)`}
        value={interfaceName}
        onChange={(event) => onInterfaceName(event.currentTarget.value)}
        hint={
          system === 'powershell' ? (
            <Trans>
              For example, Ethernet 2. If you leave it empty, the script uses the default route’s interface.
            </Trans>
          ) : (
            <Trans>
              For example, eth0. If you leave it empty, the script uses the default route’s interface.
            </Trans>
          )
        }
        error={interfaceError}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        mono
      />
    </div>
  );
}
