import type { GuestConfiguration, GuestWishes } from './guestConfiguration.ts';
import type { GuestSystem } from './guestSystem.ts';
import { ifupdownConfiguration } from './ifupdown.ts';
import { ipConfiguration } from './ip.ts';
import { netplanConfiguration } from './netplan.ts';
import { nmcliConfiguration } from './nmcli.ts';
import { powershellConfiguration } from './powershell.ts';

const generators: Record<GuestSystem, (wishes: GuestWishes) => GuestConfiguration> = {
  netplan: netplanConfiguration,
  ifupdown: ifupdownConfiguration,
  nmcli: nmcliConfiguration,
  ip: ipConfiguration,
  powershell: powershellConfiguration,
};

/** The texts for one system. They add addresses and never a route, and hold nothing from outside but what was parsed. */
export function writeGuestConfiguration(system: GuestSystem, wishes: GuestWishes): GuestConfiguration {
  return generators[system](wishes);
}
