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
