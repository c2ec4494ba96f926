import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/*
 * What real servers set up their network with, for the tests of the scripts for guests (tests/guest). These programs
 * would take over the network of whoever installed them, so they are only unpacked, into a folder that git ignores, and
 * run apart from this system's network, files and processes.
 */

/** Debian's names of them. */
export const guestPackages: readonly string[] = [
  'netplan.io',
  'ifupdown',
  'network-manager',
  'shellcheck',
  'dnsmasq-base',
  'dbus-daemon',
];

function systemName(): string {
  const file = '/etc/os-release';
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return ['ID', 'VERSION_ID']
    .map((name) => new RegExp(`^${name}="?([\\w.]+)`, 'm').exec(text)?.[1] ?? '')
    .concat(process.arch)
    .join('-');
}

/** Where they are unpacked, `files` and `shellcheck`: another system of the same folder needs others. */
export const guestTools = join(import.meta.dirname, '../../node_modules/.cache/guest-tools', systemName());

export const hasGuestTools = (): boolean => existsSync(guestTools);

/** The options of `unshare` for a machine of its own: also without root, where the kernel allows that. */
export const apart: readonly string[] = [
  '--mount',
  '--net',
  '--pid',
  '--fork',
  '--kill-child',
  ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
];

/** Why a test is skipped that needs such a machine. */
export const notApart = 'this machine lets no test have a network and mounts of its own';

/** Whether this machine lets a test have a network and mounts of its own, which most containers don't. */
export const mayBeApart = (): boolean =>
  spawnSync('unshare', [...apart, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

/** Downloads Debian's packages, with what they need and this system lacks, and unpacks them. Installs nothing. */
export function unpackGuestTools(): void {
  if (process.getuid?.() === 0) run('apt-get', ['update']);
  const unfinished = `${guestTools}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  for (const folder of ['bin', 'lib', 'lib64', 'sbin'])
    mkdirSync(join(unfinished, 'files/usr', folder), { recursive: true });
  for (const folder of ['bin', 'lib', 'lib64', 'sbin'])
    symlinkSync(`usr/${folder}`, join(unfinished, 'files', folder));
  const plan = run('apt-get', ['--simulate', 'install', '--no-install-recommends', ...guestPackages]);
  const missing = [...plan.matchAll(/^Inst (\S+)/gm)].flatMap(([, name]) => name ?? []);
  // Also those that are installed here: what a machine runs then doesn't depend on it.
  run('apt-get', ['download', ...new Set([...guestPackages, ...missing])], unfinished);
  for (const archive of readdirSync(unfinished).filter((name) => name.endsWith('.deb'))) {
    run('sh', ['-c', unpack, 'sh', archive], unfinished);
  }
  for (const unused of ['share/doc', 'share/man', 'share/locale', 'lib/udev/hwdb.d'])
    rmSync(join(unfinished, 'files/usr', unused), { recursive: true, force: true });
  // Each machine copies the files, and none needs this one, which is large.
  renameSync(join(unfinished, 'files/usr/bin/shellcheck'), join(unfinished, 'shellcheck'));
  for (const archive of readdirSync(unfinished).filter((name) => name.endsWith('.deb')))
    rmSync(join(unfinished, archive));
  renameSync(unfinished, guestTools);
}

/** Packages of older systems have files in `/lib`, which is a link here, as on the system itself. */
const unpack = 'dpkg-deb --fsys-tarfile "$1" | tar --extract --keep-directory-symlink --directory files';

function run(command: string, options: readonly string[], cwd?: string): string {
  const { status, stdout, stderr } = spawnSync(command, options, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${options[0] ?? ''}: ${stderr.slice(-500)}`);
  return stdout;
}

if (import.meta.main && !hasGuestTools()) unpackGuestTools();
