import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { GuestSystem } from '#domain/guestNetwork/guestSystem.ts';

/** What each system is called, and where it is usual. */
export const systemNames: Record<GuestSystem, MessageDescriptor> = {
  netplan: msg`netplan (Ubuntu)`,
  ifupdown: msg`ifupdown (Debian)`,
  nmcli: msg`NetworkManager (AlmaLinux, Rocky Linux, CentOS, Fedora)`,
  ip: msg`ip address, until the next restart (any Linux)`,
  powershell: msg`PowerShell (Windows)`,
};
