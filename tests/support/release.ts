import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The time of every file in the archive. */
export const packedAt = new Date('2026-01-15T12:00:00Z');

export interface PackedRelease {
  /** Where the archive, its checksum and the bill of materials are. */
  readonly folder: string;
  /** The archive's path. */
  readonly archive: string;
  remove(): void;
}

/**
 * Packs the built app in a separate process: Vite, which bundles `configure`, changes the environment of its own.
 * @param umask "077" for one who keeps files to himself
 */
export function packRelease({ umask, zone }: { umask: string; zone: string }): PackedRelease {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  const { NODE_ENV: _, ...env } = process.env;
  const command = `umask ${umask}; exec "$0" "$1" --out "$2"`;
  const program = join(root, 'src/tooling/release/cli.ts');
  execFileSync('sh', ['-c', command, process.execPath, program, folder], {
    cwd: tmpdir(),
    env: { ...env, TZ: zone, SOURCE_DATE_EPOCH: String(packedAt.getTime() / 1000) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.tar.gz'));
  return {
    folder,
    archive: join(folder, name),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Unpacks a release as an operator does. Returns the folder that it brings. */
export function unpack({ archive, folder }: PackedRelease): string {
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  // A web server that gives up root's rights still has to read it.
  chmodSync(folder, 0o755);
  const [name = ''] = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return join(folder, name);
}

export const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The programs named "node" on this machine from 20 on, one for each version. */
export function installedNodes(): readonly string[] {
  const programs = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  const byVersion = new Map<string, string>();
  for (const program of [process.execPath, ...programs.filter((path) => existsSync(path))]) {
    const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
    if (Number(/\d+/.exec(version)?.[0]) >= 20 && !byVersion.has(version)) byVersion.set(version, program);
  }
  return [...byVersion.values()];
}
