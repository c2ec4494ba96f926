import {
  type GuestConfiguration,
  type GuestSetup,
  headerComment,
  type GuestSystem,
} from './guestConfiguration.ts';
import { ifupdownConfiguration } from './ifupdown.ts';
import { netplanConfiguration } from './netplan.ts';
import { nmcliConfiguration } from './nmcli.ts';
import { powershellConfiguration } from './powershell.ts';
import { addNow, removeNow, shellCheck, shellScript } from './shell.ts';

/** Adds the addresses at once, on any Linux. A restart removes them. */
function ipConfiguration(setup: GuestSetup): GuestConfiguration {
  return {
    file: undefined,
    configure: [...headerComment(setup), shellScript(setup, addNow(setup))].join('\n'),
    apply: undefined,
    check: shellCheck(setup),
    undo: shellScript(setup, removeNow(setup)),
  };
}

const generators: Record<GuestSystem, (setup: GuestSetup) => GuestConfiguration> = {
  netplan: netplanConfiguration,
  ifupdown: ifupdownConfiguration,
  nmcli: nmcliConfiguration,
  ip: ipConfiguration,
  powershell: powershellConfiguration,
};

/** The scripts for one system. They add addresses and never a route. All outside data in them was parsed first. */
export function writeGuestConfiguration(system: GuestSystem, setup: GuestSetup): GuestConfiguration {
  return generators[system](setup);
}
