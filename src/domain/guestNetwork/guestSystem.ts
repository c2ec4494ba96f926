/** What sets up the network inside a server. `ip`: by hand, until the next restart. */
export const guestSystems = ['netplan', 'ifupdown', 'nmcli', 'ip', 'powershell'] as const;

export type GuestSystem = (typeof guestSystems)[number];

export function readGuestSystem(value: unknown): GuestSystem | undefined {
  return guestSystems.find((system) => system === value);
}

/** What each system's images are set up with by their makers; an image of the provider's may differ. */
const usual: readonly (readonly [RegExp, GuestSystem])[] = [
  [/windows/i, 'powershell'],
  [/ubuntu/i, 'netplan'],
  [/debian/i, 'ifupdown'],
  [/alma|rocky|centos|fedora|rhel|red ?hat|oracle/i, 'nmcli'],
];

/** What usually sets up the network on this OS, such as "ubuntu-24.04"; `undefined` where that isn't known. */
export function usualGuestSystem(os: string): GuestSystem | undefined {
  return usual.find(([name]) => name.test(os))?.[1];
}
