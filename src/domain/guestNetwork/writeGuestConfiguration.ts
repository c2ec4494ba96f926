import { type GuestConfiguration, type GuestWishes, headOf, type GuestSystem } from './guestConfiguration.ts';
import { ifupdownConfiguration } from './ifupdown.ts';
import { netplanConfiguration } from './netplan.ts';
import { nmcliConfiguration } from './nmcli.ts';
import { powershellConfiguration } from './powershell.ts';
import { addNow, removeNow, shellCheck, shellScript } from './shell.ts';

/** Adds the addresses at once, on any Linux; a restart takes them away. */
function ipConfiguration(wishes: GuestWishes): GuestConfiguration {
  return {
    file: undefined,
    configure: [...headOf(wishes), shellScript(wishes, addNow(wishes))].join('\n'),
    apply: undefined,
    check: shellCheck(wishes),
    undo: shellScript(wishes, removeNow(wishes)),
  };
}

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
