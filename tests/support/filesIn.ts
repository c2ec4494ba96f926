import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Paths below a folder, "assets/main-1a2b.js", in the order of their code units. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted((one, other) => (one < other ? -1 : 1));
