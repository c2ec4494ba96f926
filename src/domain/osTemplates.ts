import type { OsTemplate as OsTemplateAnswer } from '#api/generated/model/osTemplate.ts';
import { readFields, readList, readText } from './read.ts';

/** One operating system of the catalog, safe to show. */
export interface OsTemplate extends OsChoice {
  /** The catalog's display name of the family, such as "Rocky Linux"; '' if missing. */
  readonly family: string;
  /** The display name; the id where the catalog has no name. */
  readonly label: string;
  /** A picture as the catalog names it, in any form: `safePicture` says whether it may be shown; '' if missing. */
  readonly icon: string;
  /** "#" and six hexadecimal digits; '' without a valid colour. */
  readonly colour: string;
}

/** The systems of one family, the newest first. */
export interface OsFamily {
  readonly family: string;
  readonly templates: readonly OsTemplate[];
}

/** The longest id that a reinstall takes (contract: ReinstallRequest). */
const longestId = 128;

/** In characters. A longer picture, in a `data:` address, isn't shown: it is in every row of a list. */
const longestIcon = 16_384;

/** "#E95420" or "#e52"; '' for everything else. */
function readColour(value: unknown): string {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(readText(value))?.[1] ?? '';
  return digits && `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}

function readOsTemplate(value: unknown): OsTemplate | undefined {
  const fields = readFields<keyof OsTemplateAnswer | 'osTemplate'>(value);
  const id = readText(fields?.id);
  if (fields === undefined || id === '' || id.length > longestId) return undefined;
  return {
    id,
    family: readText(fields.family),
    label: readText(fields.label) || id,
    icon: typeof fields.icon === 'string' && fields.icon.length <= longestIcon ? fields.icon : '',
    colour: readColour(fields.color),
    osTemplate: fields.osTemplate,
  };
}

/** Compares version numbers in ids as numbers: 10.1 is newer than 9.6. */
const versions = new Intl.Collator('en', { numeric: true });

/**
 * Reads the response of `GET /os-templates`: the families in the catalog's order, each id once per family, the newest
 * first. Rows without an id, or with one that is too long, can't be chosen and are left out.
 */
export function readOsFamilies(value: unknown): readonly OsFamily[] {
  const families = new Map<string, Map<string, OsTemplate>>();
  for (const row of readList(value)) {
    const template = readOsTemplate(row);
    if (template === undefined) continue;
    const known = families.get(template.family) ?? new Map<string, OsTemplate>();
    if (!known.has(template.id)) families.set(template.family, known.set(template.id, template));
  }
  return [...families].map(([family, templates]) => ({
    family,
    templates: [...templates.values()].toSorted((one, other) => versions.compare(other.id, one.id)),
  }));
}

/**
 * The template that a server's system means: the one whose id it is, else the only one whose display name, or whose own
 * `osTemplate`, it is. A family alone ("ubuntu") names no version, so it means none.
 */
export function findTemplate(os: string, families: readonly OsFamily[]): OsTemplate | undefined {
  const templates = families.flatMap((family) => family.templates);
  const byId = templates.find(({ id }) => id === os);
  if (byId !== undefined || os === '') return byId;
  const named = templates.filter(({ label, osTemplate }) => label === os || osTemplate === os);
  return named.every(({ id }) => id === named[0]?.id) ? named[0] : undefined;
}

/** The fields of a catalog entry that requests are made from. */
export interface OsChoice {
  readonly id: string;
  /** Not in contract 1.9.0: it asks for "the value returned by /products or /os-templates", but neither returns one. */
  readonly osTemplate?: unknown;
}

interface OsFields {
  readonly os: string;
  readonly osTemplate: string;
}

/** The short family of a template: the part of its id before the first `-`, in lower case ("rocky-9.6" is "rocky"). */
export function shortOsFamily(templateId: string): string {
  return (templateId.split('-', 1)[0] ?? templateId).toLowerCase();
}

/** `os` and `osTemplate` of `POST /servers`: both are the id, unless the catalog entry has an `osTemplate`. */
export function deployOsFields(template: OsChoice): OsFields {
  const { id, osTemplate } = template;
  return { os: id, osTemplate: typeof osTemplate === 'string' && osTemplate !== '' ? osTemplate : id };
}

/** `os` and `osTemplate` of `POST /servers/{id}/reinstall`: here `os` is the short family and `osTemplate` the id. */
export function reinstallOsFields(template: OsChoice): OsFields {
  return { os: shortOsFamily(template.id), osTemplate: template.id };
}
