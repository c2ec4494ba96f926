import { readFields, readList, readText } from './read.ts';

/** A region that a server can be deployed in. */
export interface Region {
  /** The value that the API takes. */
  readonly slug: string;
  /** The display name; the slug where the API has no name for it. */
  readonly name: string;
}

/** Reads the response of `GET /regions`, each slug once. Skips rows without a slug: they can't be requested. */
export function readRegions(value: unknown): readonly Region[] {
  const bySlug = new Map<string, Region>();
  for (const row of readList(value)) {
    const fields = readFields<keyof Region>(row);
    const slug = readText(fields?.slug);
    if (slug !== '' && !bySlug.has(slug)) bySlug.set(slug, { slug, name: readText(fields?.name) || slug });
  }
  return [...bySlug.values()];
}

/**
 * The region that a text of another response means: the one whose slug it is, or the only one whose name it is. Nothing
 * else joins them: a server's "OTWA IST" may or may not be "tr-ist-01".
 */
export function findRegion(text: string, regions: readonly Region[]): Region | undefined {
  const bySlug = regions.find(({ slug }) => slug === text);
  if (bySlug !== undefined) return bySlug;
  const [byName, ...others] = regions.filter(({ name }) => name === text);
  return others.length === 0 ? byName : undefined;
}

/**
 * The text that a region is named by: of the slug and the name of the region that it means, the first that the operator
 * has a label for, else the name; the text itself where it can't be joined to a region.
 */
export function regionKey(
  text: string,
  regions: readonly Region[],
  labels: Readonly<Record<string, string>>,
): string {
  const region = findRegion(text, regions);
  if (region === undefined) return text;
  return [region.slug, region.name].find((key) => Object.hasOwn(labels, key)) ?? region.name;
}

/**
 * How the places that a plan is listed for go with a chosen region: it is among them, it surely isn't, or that can't be
 * told, since a plan may name its place in words that join to no region.
 * @param slug the chosen region's
 * @param nameOf what the pages call a place; words with the region's name are that place, but another region is not, even
 *   if it has the same name
 */
export function regionFit(
  listed: readonly string[],
  slug: string,
  regions: readonly Region[],
  nameOf: (text: string) => string,
): 'listed' | 'elsewhere' | 'unclear' {
  const isChosen = (text: string): boolean => {
    const region = findRegion(text, regions);
    return region === undefined ? nameOf(text) === nameOf(slug) : region.slug === slug;
  };
  if (listed.length === 0 || listed.some(isChosen)) return 'listed';
  return listed.every((text) => findRegion(text, regions) !== undefined) ? 'elsewhere' : 'unclear';
}
