import { type GuestConfiguration, type GuestWishes, headOf } from './guestConfiguration.ts';
import { addNow, removeNow, shellCheck, shellScript } from './shell.ts';

/** Adds the addresses at once, on any Linux; a restart takes them away. */
export function ipConfiguration(wishes: GuestWishes): GuestConfiguration {
  return {
    file: undefined,
    configure: [...headOf(wishes), shellScript(wishes, addNow(wishes))].join('\n'),
    apply: undefined,
    check: shellCheck(wishes),
    undo: shellScript(wishes, removeNow(wishes)),
  };
}
