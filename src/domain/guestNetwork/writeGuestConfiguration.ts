import {
  type GuestConfiguration,
  type GuestSetup,
  type GuestSystem,
  headerComment,
} from './guestConfiguration.ts';
import { ifupdown } from './ifupdown.ts';
import { netplan } from './netplan.ts';
import { networkd } from './networkd.ts';
import { nmcli } from './nmcli.ts';
import { powershellConfiguration } from './powershell.ts';
import { addNow, addressFunctions, linuxConfiguration, removeNow, shellCheck, shellScript } from './shell.ts';

/** Adds the addresses at once, on any Linux. A restart removes them. */
function ipConfiguration(setup: GuestSetup): GuestConfiguration {
  return {
    file: undefined,
    configure: [...headerComment(setup), shellScript(setup, [...addressFunctions(setup), ...addNow])].join(
      '\n',
    ),
    apply: undefined,
    check: shellCheck(setup),
    undo: shellScript(setup, [...addressFunctions(setup), ...removeNow]),
  };
}

/** netplan comes first: what it writes for the others is lost when it writes again. */
const generators: Record<GuestSystem, (setup: GuestSetup) => GuestConfiguration> = {
  linux: (setup) => linuxConfiguration(setup, [netplan, networkd, nmcli, ifupdown]),
  netplan: (setup) => linuxConfiguration(setup, [netplan]),
  ifupdown: (setup) => linuxConfiguration(setup, [ifupdown]),
  nmcli: (setup) => linuxConfiguration(setup, [nmcli]),
  networkd: (setup) => linuxConfiguration(setup, [networkd]),
  ip: ipConfiguration,
  powershell: powershellConfiguration,
};

/** The scripts for one system. They add addresses and never a route. All outside data in them was parsed first. */
export function writeGuestConfiguration(system: GuestSystem, setup: GuestSetup): GuestConfiguration {
  return generators[system](setup);
}
