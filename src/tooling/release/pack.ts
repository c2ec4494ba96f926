import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { create } from 'tar';
import { billOfMaterials, noticesOf, shippedPackages } from './shipped.ts';
import { standaloneConfigure } from './standalone.ts';

export interface Release {
  /** The archive's path; its checksum and the bill of materials lie beside it. */
  readonly archive: string;
  readonly checksum: string;
  readonly billOfMaterials: string;
  /** What is in the archive, sorted. */
  readonly files: readonly string[];
}

export interface PackOptions {
  /** The project's folder. */
  readonly root: string;
  /** The folder of the built app. */
  readonly dist: string;
  /** The folder that the release is written to. */
  readonly into: string;
  /** The modification time of every file in the archive. */
  readonly date: Date;
}

/** What an operator needs of `deploy/`. By name, so that nothing else that lies there, such as a key, is handed on. */
const served = [
  'Dockerfile',
  'Dockerfile.dockerignore',
  'caddy/Caddyfile',
  'caddy/security-headers.caddy',
  'compose.yaml',
  'nginx/api-proxy.conf',
  'nginx/api.conf',
  'nginx/app.conf',
  'nginx/container.conf',
  'nginx/security-headers.conf',
  'nginx/site.conf',
];

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Paths below a folder with "/" on every system, in the order of their code units. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted((one, other) => (one < other ? -1 : 1));

/**
 * Packs the built app and what an operator needs to serve it. The same files, date, Node and npm give the same bytes: the
 * archive holds no owner, no time of its own and no order of the disk.
 */
export async function packRelease({ root, dist, into, date }: PackOptions): Promise<Release> {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  }; // npm's file format
  const title = `${name}-${version}`;
  const packages = shippedPackages(root, dist);
  const bill = billOfMaterials(root, { packages, app: name, date });
  const stage = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    const folder = join(stage, title);
    mkdirSync(folder);
    cpSync(dist, join(folder, 'dist'), { recursive: true });
    for (const file of served) cpSync(join(root, 'deploy', file), join(folder, 'deploy', file));
    // It speaks of the archive's own folders.
    cpSync(join(root, 'deploy/archive-README.md'), join(folder, 'README.md'));
    for (const file of ['LICENSE', 'CHANGELOG.md']) cpSync(join(root, file), join(folder, file));
    writeFileSync(join(folder, 'configure.mjs'), await standaloneConfigure(root));
    writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesOf(packages));
    writeFileSync(join(folder, 'sbom.cdx.json'), bill);

    const sums = filesIn(folder).map((file) => `${sha256(readFileSync(join(folder, file)))}  ${file}\n`);
    writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
    const files = filesIn(folder);
    // The umask of whoever packs would be in the archive.
    for (const file of files) chmodSync(join(folder, file), file === 'configure.mjs' ? 0o755 : 0o644);

    mkdirSync(into, { recursive: true });
    const archive = join(into, `${title}.tar.gz`);
    await create(
      // `portable` leaves out owner, system and the compressor's own time.
      { file: archive, cwd: stage, portable: true, mtime: date, gzip: { level: 9 } },
      files.map((file) => `${title}/${file}`),
    );
    const checksum = `${archive}.sha256`;
    writeFileSync(checksum, `${sha256(readFileSync(archive))}  ${basename(archive)}\n`);
    const billFile = join(into, `${title}.cdx.json`);
    writeFileSync(billFile, bill);
    return { archive, checksum, billOfMaterials: billFile, files };
  } finally {
    rmSync(stage, { recursive: true });
  }
}
