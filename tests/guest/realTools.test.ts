import { describe, it } from 'vitest';
import type { GuestAddress } from '#domain/guestNetwork/guestAddress.ts';
import { isInterfaceName } from '#domain/guestNetwork/guestConfiguration.ts';
import { writeGuestConfiguration } from '#domain/guestNetwork/writeGuestConfiguration.ts';
import { hasGuestTools, mayBeApart, notApart } from '../support/guestTools.ts';
import { type GuestImage, guestImages, mac, primary, secondMac } from './images.ts';
import { liveThrough, type Standing, type Step } from './realGuest.ts';

/*
 * The scripts in machines of real images' shapes, set up by the real netplan, systemd-networkd, ifupdown and
 * NetworkManager. The kernel says what came of it.
 */

const bought: readonly [GuestAddress, ...GuestAddress[]] = [
  { ip: '198.51.100.11', prefix: 24, gateway: '198.51.100.1' },
  { ip: '203.0.113.10', prefix: 29, gateway: '203.0.113.9' },
];
const later: GuestAddress = { ip: '198.51.100.12', prefix: 32, gateway: '198.51.100.1' };

const wish = (addresses: typeof bought, interfaceName?: string) => {
  if (interfaceName !== undefined && !isInterfaceName(interfaceName, 'linux'))
    throw new Error(`${interfaceName} is no name`);
  return { addresses, leftOut: 0, interfaceName };
};

const isReady = hasGuestTools() && mayBeApart();
const why = hasGuestTools() ? notApart : 'the programs for guests are not unpacked';

/** As they are set up: beside a primary with /32, as such, too. */
const cidrsOf = (image: GuestImage, more: readonly GuestAddress[]) =>
  more.map(({ ip, prefix }) => `${ip}/${image.primary?.endsWith('/32') === true ? 32 : prefix}`);

const paste = (text = 'true'): Step => ({ does: 'paste', text });
const stand = (image: GuestImage, ...more: readonly GuestAddress[]): Step => ({
  does: 'stand',
  awaited: [image.primary ?? primary.cidr, ...cidrsOf(image, more)],
});

const nothing: Standing = { addresses: [], source: '', defaultRoutes: [], files: {} };

/** What matters of a standing: which addresses there are, where a connection leaves from, and by which route. */
const essence = ({ addresses, source, defaultRoutes }: Standing) => ({
  addresses: addresses.toSorted(),
  source,
  defaultRoutes,
});

function expected(image: GuestImage, before: Standing, more: readonly GuestAddress[]) {
  return {
    addresses: [image.primary ?? primary.cidr, ...cidrsOf(image, more)].toSorted(),
    source: primary.ip,
    defaultRoutes: before.defaultRoutes,
  };
}

/** Files as they are on the disk; NetworkManager writes its own anew, with all that was in them. */
const filesOf = ({ files }: Standing, { manager }: GuestImage) =>
  manager === 'nmcli'
    ? Object.fromEntries(
        Object.entries(files).map(([path, text]) => [
          path,
          text
            .split('\n')
            .filter((line) => /^(?:address|method|gateway|dns|id|uuid)/.test(line))
            .toSorted(),
        ]),
      )
    : files;

describe.concurrent.each(guestImages.map((image) => [image.name, image] as const))('%s', (_name, image) => {
  it(
    'set up, again, after more were bought, restarted, undone',
    { timeout: 300_000 },
    async ({ expect, skip }) => {
      if (!isReady) skip(why);
      const two = writeGuestConfiguration('linux', wish(bought));
      const three = writeGuestConfiguration('linux', wish([...bought, later]));
      const alone = writeGuestConfiguration(image.manager, wish(bought));
      const told = await liveThrough(image, [
        { does: 'boot' },
        stand(image),
        paste(two.configure),
        paste(two.apply),
        stand(image, ...bought),
        paste(two.configure),
        stand(image, ...bought),
        paste(three.configure),
        paste(three.apply),
        stand(image, ...bought, later),
        { does: 'reboot' },
        stand(image, ...bought, later),
        paste(three.undo),
        stand(image),
        { does: 'reboot' },
        stand(image),
        paste(alone.configure),
        stand(image),
      ]);
      const standings = told.flatMap(({ standing }) => standing ?? []);
      const said = told.map(({ code, said: words }) => `[${code}] ${words}`).join('\n');
      const before = standings[0] ?? nothing;
      const asked = [[], bought, bought, [...bought, later], [...bought, later], [], [], []];
      expect(standings.map(essence), said).toEqual(asked.map((more) => expected(image, before, more)));
      const [first, set, again, , , undone, restarted, byOne] = standings.map((each) => filesOf(each, image));
      expect(again, said).toEqual(set);
      expect([undone, restarted], said).toEqual([first, first]);
      expect(byOne, said).toEqual(set);
      expect(set, said).not.toEqual(first);
    },
  );
});

/** An image of the list above, with a second card beside it. */
function withSecondCard(name: string, second: string): GuestImage {
  const image = guestImages.find((each) => each.name === name);
  if (image === undefined) throw new Error(`${name} is no image`);
  return { ...image, cards: { [image.device]: mac, [second]: secondMac } };
}

describe.concurrent('a second card', () => {
  it(
    'gets the addresses where its name was typed, and the first none',
    { timeout: 300_000 },
    async ({ expect, skip }) => {
      if (!isReady) skip(why);
      const image = withSecondCard('Ubuntu with a second card', 'ens4');
      const { configure, apply } = writeGuestConfiguration('linux', wish(bought, 'ens4'));
      const own = ['10.0.0.5/24', ...bought.map(({ ip, prefix }) => `${ip}/${prefix}`)];
      const told = await liveThrough(image, [
        { does: 'boot' },
        stand(image),
        paste(configure),
        paste(apply),
        { does: 'stand', device: 'ens4', awaited: own },
        stand(image),
      ]);
      const [before, second, first] = told.flatMap(({ standing }) => standing ?? []);
      expect(second?.addresses.toSorted(), JSON.stringify(told)).toEqual(own.toSorted());
      expect(first && essence(first)).toEqual(before && essence(before));
    },
  );

  it('gets none where the image’s entry is for each card', { timeout: 300_000 }, async ({ expect, skip }) => {
    if (!isReady) skip(why);
    const image = withSecondCard('Debian 12, cloud image (all-eth, DHCP)', 'eth1');
    const { configure, apply } = writeGuestConfiguration('linux', wish(bought));
    const told = await liveThrough(image, [
      { does: 'boot' },
      stand(image),
      paste(configure),
      paste(apply),
      { does: 'reboot' },
      stand(image, ...bought),
      { does: 'stand', device: 'eth1', awaited: [] },
    ]);
    const ours = bought.map(({ ip, prefix }) => `${ip}/${prefix}`);
    const second = told.at(-1)?.standing?.addresses ?? [];
    expect(told.at(-1)?.standing, JSON.stringify(told)).toBeDefined();
    expect(second.filter((address) => ours.includes(address))).toEqual([]);
  });
});
