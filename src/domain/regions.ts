import { readFields, readList, readText } from './read.ts';

/** A region that a server can be deployed in. */
export interface Region {
  /** What the API takes. */
  readonly slug: string;
  /** What people call it; the slug where the API has no name for it. */
  readonly name: string;
}

/** Reads the answer of `GET /regions`, each slug once; a row without one can't be asked for. */
export function readRegions(value: unknown): readonly Region[] {
  const bySlug = new Map<string, Region>();
  for (const row of readList(value)) {
    const fields = readFields<keyof Region>(row);
    const slug = readText(fields?.slug);
    if (slug !== '' && !bySlug.has(slug)) bySlug.set(slug, { slug, name: readText(fields?.name) || slug });
  }
  return [...bySlug.values()];
}
