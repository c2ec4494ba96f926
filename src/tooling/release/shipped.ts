import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of which a part is in the built app. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** The licence's SPDX expression. */
  readonly licence: string;
  /** The licence with its copyright notice, which has to go with every copy. */
  readonly text: string;
}

/** Packages that the bundler's list leaves out: it knows modules, and of these only what they generate is in `dist/`. */
const generators = ['rolldown', 'tailwindcss'];

/** An entry of `licenses.json`, as Vite writes it. */
interface ListedPackage {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string;
  readonly text?: string;
}

/** @throws Error if there is no licence to hand on */
function withLicence({ name, version, identifier, text }: ListedPackage): ShippedPackage {
  if (identifier === undefined || text === undefined)
    throw new Error(`${name} ${version} comes without its licence, so it can't be shipped.`);
  return { name, version, licence: identifier, text };
}

function generator(root: string, name: string): ShippedPackage {
  // Vite's own copy, where it has one: that is the one that built the app.
  const folder = ['node_modules/vite/node_modules', 'node_modules']
    .map((packages) => join(root, packages, name))
    .find((candidate) => existsSync(candidate));
  if (folder === undefined) throw new Error(`${name} is not installed.`);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  }; // npm's file format
  const text = readFileSync(join(folder, 'LICENSE'), 'utf8').trim();
  return withLicence({ name, version, identifier: license, text });
}

/** The packages of which something is in the app built in `dist`, by name. */
export function shippedPackages(root: string, dist: string): readonly ShippedPackage[] {
  const list = join(dist, 'licenses.json');
  if (!existsSync(list)) throw new Error(`${list} is missing: build the app first.`);
  const bundled = JSON.parse(readFileSync(list, 'utf8')) as ListedPackage[]; // Vite's file format
  const all = [...bundled.map(withLicence), ...generators.map((name) => generator(root, name))];
  return all.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** The licences and copyright notices of what is shipped, each text once. */
export function noticesOf(packages: readonly ShippedPackage[]): string {
  const byText = Map.groupBy(packages, ({ text }) => text);
  const parts = [...byText].map(([text, holders]) => {
    const names = holders.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    return `${names.join('\n')}\n\n${text}\n`;
  });
  return `The files in dist/ hold parts of these packages, under their own licences.\n\n${parts.join(`\n${'─'.repeat(80)}\n\n`)}`;
}

/** The parts of npm's CycloneDX document that are read or changed here. */
interface Document {
  serialNumber: string;
  metadata: { timestamp: string; component: { 'bom-ref': string; name: string; type: string } };
  components: { 'bom-ref': string; properties: unknown[] }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/**
 * The bill of materials in CycloneDX's format: the app and the packages in it, the same each time.
 *
 * npm's own choice (`--omit dev`) isn't what is shipped: it leaves out React, which tools need as well, and names types and
 * packages of which nothing is left in the bundle. Its document of everything is reduced to what the bundler used.
 */
export function billOfMaterials(
  root: string,
  { packages, app, date }: { packages: readonly ShippedPackage[]; app: string; date: Date },
): string {
  const options = ['--package-lock-only', '--offline', '--sbom-format', 'cyclonedx'];
  const output = execFileSync('npm', ['sbom', ...options], { cwd: root, encoding: 'utf8' });
  const everything = JSON.parse(output) as Document; // npm's output format
  const { metadata } = everything;
  const own = metadata.component['bom-ref'];
  const shipped = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  const components = everything.components.filter((component) => shipped.has(component['bom-ref']));
  const found = new Set(components.map((component) => component['bom-ref']));
  const missing = [...shipped].filter((one) => !found.has(one));
  if (missing.length > 0)
    throw new Error(`The lockfile doesn't hold ${missing.join(', ')}: install, then build.`);

  const document = {
    ...everything,
    serialNumber: '',
    metadata: {
      ...metadata,
      timestamp: date.toISOString(),
      lifecycles: [{ phase: 'build' }],
      // npm names the folder.
      component: { ...metadata.component, name: app, type: 'application' },
    },
    // npm's properties say how a package is installed here ("development").
    components: components.map((component) => ({ ...component, properties: [] })),
    dependencies: everything.dependencies
      .filter(({ ref }) => ref === own || found.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((name) => found.has(name)) })),
  };
  const digest = createHash('sha256').update(JSON.stringify(document)).digest('hex');
  return `${JSON.stringify({ ...document, serialNumber: `urn:uuid:${uuidOf(digest)}` }, null, 2)}\n`;
}

/** A UUID of the version for one's own schemes (RFC 9562, version 8) from a hash. */
function uuidOf(digest: string): string {
  const hex = `${digest.slice(0, 12)}8${digest.slice(13, 16)}8${digest.slice(17, 32)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
