import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { apart, guestTools } from '../support/guestTools.ts';
import { type GuestImage, mac, type Manager } from './images.ts';

/** What the kernel and the files of a machine are like at one moment. */
export interface Standing {
  /** "198.51.100.10/24", as the kernel lists them: those of a further network first. */
  readonly addresses: readonly string[];
  /** The default routes as `ip route` says them. */
  readonly defaultRoutes: readonly string[];
  /** The address that a connection to somewhere leaves from. */
  readonly source: string;
  /** All files under the folders that network programs read, with their texts. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * A step in a machine's life. A text is pasted as root into a terminal, where Enter is pressed. The standing is read as
 * soon as the interface has exactly the awaited addresses, or 15 s later.
 */
export type Step =
  | { readonly does: 'boot' | 'reboot' }
  | { readonly does: 'paste'; readonly text: string }
  | { readonly does: 'stand'; readonly awaited: readonly string[]; readonly device?: string };

/** What a step said, and a standing where it was asked for. */
export interface Told {
  readonly code: number;
  readonly said: string;
  readonly standing: Standing | undefined;
}

const commandsOf: Record<Manager, readonly string[]> = {
  netplan: ['netplan'],
  ifupdown: ['ifup', 'ifdown', 'ifquery'],
  nmcli: ['nmcli', 'NetworkManager'],
  networkd: ['networkctl'],
};

const serviceOf: Record<Manager, string> = {
  netplan: 'systemd-networkd',
  ifupdown: 'networking',
  nmcli: 'NetworkManager',
  networkd: 'systemd-networkd',
};

/** In seconds: a machine whose test was killed ends by itself. */
const longestLife = '290';

/** Commands that the image doesn't have. Only RHEL's relatives come without networkd. */
function missingOn({ manager }: GuestImage): readonly string[] {
  return (['netplan', 'ifupdown', 'nmcli', 'networkd'] as const)
    .filter((each) => each !== manager && (each !== 'networkd' || manager === 'nmcli'))
    .flatMap((each) => commandsOf[each]);
}

function textOf(step: Step, { device }: GuestImage): string {
  switch (step.does) {
    case 'boot':
    case 'reboot':
      return step.does;
    case 'stand':
      return `stand ${step.device ?? device} ${step.awaited.toSorted().join(' ')}`;
    case 'paste':
      return step.text;
  }
}

/** Reads what `stand` of machine/boot.sh printed. */
function readStanding(text: string): Standing {
  const [addresses = '', defaultRoutes = '', source = '', ...files] = text.split('\0');
  const lines = (part: string) => part.split('\n').filter((line) => line.trim() !== '');
  return {
    addresses: lines(addresses),
    defaultRoutes: lines(defaultRoutes),
    source: source.trim(),
    files: Object.fromEntries(
      files
        .filter((_each, index) => index % 2 === 0)
        .map((path, index) => [path, files[index * 2 + 1] ?? '']),
    ),
  };
}

/**
 * Boots a machine of the image with the real programs, apart from this one's network, files and processes, and takes
 * it through the steps, up to the first standing that doesn't come.
 */
export async function liveThrough(image: GuestImage, steps: readonly Step[]): Promise<readonly Told[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guest-'));
  const place = (name: string) => join(folder, name);
  for (const part of ['image', 'steps', 'work']) mkdirSync(place(part));
  for (const [path, text] of Object.entries(image.files)) {
    mkdirSync(dirname(place(`image/${path}`)), { recursive: true });
    // networkd runs as a user of its own; NetworkManager takes no file that others can read.
    writeFileSync(place(`image/${path}`), text, { mode: path.includes('systemd') ? 0o644 : 0o600 });
  }
  const cards = Object.entries(image.cards ?? { [image.device]: mac });
  writeFileSync(place('steps/cards'), cards.map((card) => card.join('=')).join('\n'));
  writeFileSync(place('steps/services'), serviceOf[image.manager]);
  const names = steps.map((_step, index) => `steps/${String(index + 100)}`);
  for (const [index, step] of steps.entries())
    writeFileSync(place(`${names[index]}.sh`), textOf(step, image));
  const enter = join(import.meta.dirname, 'machine/enter.sh');
  const child = spawn('timeout', ['--signal=KILL', longestLife, 'unshare', ...apart, 'sh', enter], {
    env: {
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      TOOLS: join(guestTools, 'files'),
      IMAGE: place('image'),
      STEPS: place('steps'),
      WORK: place('work'),
      LACKS: missingOn(image).join(' '),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await new Promise((resolve) => child.on('close', resolve));
  const told = steps
    .filter((_step, index) => existsSync(place(`${names[index]}.code`)))
    .map(({ does }, index) => {
      const said = readFileSync(place(`${names[index]}.out`), 'utf8');
      return {
        code: Number(readFileSync(place(`${names[index]}.code`), 'utf8')),
        said,
        standing: does === 'stand' ? readStanding(said) : undefined,
      };
    });
  rmSync(folder, { recursive: true });
  return told;
}
