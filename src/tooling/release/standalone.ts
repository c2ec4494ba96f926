import { join } from 'node:path';
import { build } from 'vite';

/** What `configure` says about its own commands, and what an operator without npm types instead. */
const ownCommands: readonly (readonly [string, string])[] = [
  ['npm run configure', 'node configure.mjs'],
  ['npm run --silent configure', 'node configure.mjs'],
  ['[-- --headers', '[--headers'],
  [': build the app first, with “npm run build”', ': name the folder “dist” of the archive'],
];

/**
 * `configure` in one file, for any Node from 20 on and without packages.
 * @throws Error if it uses a package: its licence would have to come along
 */
export async function standaloneConfigure(root: string): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: join(root, 'src/tooling/configure.ts'),
      target: 'node20',
      write: false,
      minify: false,
      rolldownOptions: { output: { format: 'es', codeSplitting: false } },
    },
    ssr: { noExternal: true },
    plugins: [
      {
        name: 'own-commands',
        transform: {
          filter: { id: /[\\/]src[\\/]tooling[\\/]/ },
          handler: (code) => ({
            code: ownCommands.reduce((text, [from, to]) => text.replaceAll(from, to), code),
            map: null,
          }),
        },
      },
    ],
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunks = outputs.flatMap((one) => ('output' in one ? one.output : []));
  const [chunk] = chunks;
  if (chunk?.type !== 'chunk' || chunks.length > 1) throw new Error('configure is not one file any more.');
  const packages = chunk.moduleIds.filter((id) => id.includes('node_modules'));
  if (packages.length > 0) throw new Error(`configure holds packages: ${packages.join(', ')}.`);
  return `#!/usr/bin/env node\n${chunk.code}`;
}
