import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Connect, Plugin } from 'vite';

/** The encodings, the best first: the name in HTTP, the ending of the files, and what makes them. */
const encodings = [
  {
    name: 'br',
    ending: '.br',
    compress: (bytes: Uint8Array) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  {
    name: 'gzip',
    ending: '.gz',
    compress: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  },
] as const;

/** Whether an `Accept-Encoding` header names the encoding and doesn't refuse it (RFC 9110 §12.5.3). */
function accepts(header: string, encoding: string): boolean {
  return header
    .toLowerCase()
    .split(',')
    .map((entry) => entry.split(';').map((part) => part.trim()))
    .some(([name, quality]) => name === encoding && !/^q=0(?:\.0*)?$/.test(quality ?? ''));
}

/**
 * Writes compressed copies beside each file of `assets/`, for servers that send them as they are (nginx's `gzip_static`,
 * Caddy's `precompressed`), and lets `preview` send them too. Other files have no copies: `npm run configure` changes
 * `index.html` and `config.json`, and a server would go on sending the copy.
 */
export function precompressed(): Plugin {
  let base = '/';
  return {
    name: 'precompressed',
    configResolved(config) {
      ({ base } = config);
    },
    async writeBundle({ dir = '' }, bundle) {
      const assets = Object.values(bundle).filter(({ fileName }) => fileName.startsWith('assets/'));
      const copies = assets.flatMap((asset) => encodings.map((encoding) => ({ asset, ...encoding })));
      await Promise.all(
        copies.map(async ({ asset, ending, compress }) => {
          const bytes = Buffer.from(asset.type === 'chunk' ? asset.code : asset.source);
          const compressed = await compress(bytes);
          if (compressed.length < bytes.length)
            await writeFile(join(dir, asset.fileName + ending), compressed);
        }),
      );
    },
    configurePreviewServer({ config, middlewares }) {
      middlewares.use(sendCopies(base, join(config.root, config.build.outDir)));
    },
  };
}

/** Points a request for a file of `assets/` to the smallest copy that the client accepts. */
function sendCopies(base: string, built: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const [path = '', ...query] = (request.url ?? '').split('?');
    if (!path.startsWith(`${base}assets/`)) return next();
    response.setHeader('Vary', 'Accept-Encoding');
    const accepted = request.headers['accept-encoding'] ?? '';
    const copy = encodings.find(
      ({ name, ending }) =>
        accepts(accepted, name) && existsSync(join(built, path.slice(base.length) + ending)),
    );
    // Vite's own middleware (sirv) knows the encoding and the type of a file by these endings.
    if (copy !== undefined) request.url = [path + copy.ending, ...query].join('?');
    next();
  };
}
