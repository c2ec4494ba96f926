import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const generated = 'src/api/generated';
let folder: string;

/** Path → text of every file under a folder. */
function textsUnder(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(directory.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

/** Generates the client again, in a folder with the contract, the configuration and the transport that it imports. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'generated-'));
  for (const path of ['package.json', 'tsconfig.json', 'orval.config.ts'])
    cpSync(join(root, path), join(folder, path));
  mkdirSync(join(folder, generated), { recursive: true });
  cpSync(join(root, 'src/api'), join(folder, 'src/api'), {
    recursive: true,
    filter: (path) => !path.startsWith(join(root, generated)),
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const orval = join(root, 'node_modules/orval/dist/bin/orval.mjs');
  await promisify(execFile)(process.execPath, [orval, '--config', 'orval.config.ts'], { cwd: folder });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the generated client', () => {
  it('is what `npm run generate` makes of openapi.json', () => {
    const committed = textsUnder(join(root, generated));
    const fresh = textsUnder(join(folder, generated));
    const different = [...new Set([...Object.keys(committed), ...Object.keys(fresh)])].filter(
      (path) => committed[path] !== fresh[path],
    );
    expect(different, `files in ${generated} that differ: run "npm run generate"`).toEqual([]);
    expect(Object.keys(fresh).length).toBeGreaterThan(10);
  });
});
