import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connect, Plugin } from 'vite';
import type { Configuration } from '#brand/configuration.ts';
import { providerDefaults } from '#brand/defaults.ts';
import { readConfiguration } from '#brand/readConfiguration.ts';

/**
 * The web app manifest: under what name, icon and colour a browser puts the app on a home screen. A browser reads it
 * before any script runs, and the policy allows it to come from a file of the app alone.
 */

/** The file's name, beside index.html. */
export const manifestFile = 'manifest.webmanifest';

const iconTypes = { svg: 'image/svg+xml', png: 'image/png', webp: 'image/webp' } as const;

/** An icon's type, by a `data:` address's own or by the ending of a path; `undefined`: the browser finds out. */
function iconType(address: string): string | undefined {
  const ending = Object.entries(iconTypes).find(([name]) => address.endsWith(`.${name}`))?.[1];
  return /^data:([^;,]+)/.exec(address)?.[1] ?? ending;
}

/**
 * The manifest's text for a configuration. Without a brand of the operator's own it names nobody: `config.json` can
 * be changed afterwards, and a manifest that is left as it was must not show the provider's name then.
 */
export function webManifest({ brand }: Configuration): string {
  const own = [brand.faviconUrl, brand.logoUrl].find(
    (address) => address !== '' && address !== providerDefaults.faviconUrl,
  );
  const icon = own ?? 'favicon.svg';
  const manifest = {
    name: brand.name === providerDefaults.name ? 'Server dashboard' : brand.name,
    // Relative to this file, so that they hold under a path prefix, too.
    start_url: './',
    scope: './',
    display: 'minimal-ui',
    theme_color: brand.accent,
    icons: [{ src: icon, sizes: 'any', type: iconType(icon) }],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Serves the manifest of the `config.json` in a folder, read for every response so that an edited file takes effect. */
function serveManifest(folder: string, base: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    if (request.url?.split('?', 1)[0] !== `${base}${manifestFile}`) return next();
    let text = '';
    try {
      text = readFileSync(join(folder, 'config.json'), 'utf8');
    } catch {
      // without one, the defaults apply
    }
    response.writeHead(200, { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'no-store' });
    response.end(webManifest(readConfiguration(text).configuration));
  };
}

/** Lets the development server and `preview` do what `npm run configure` does for a built app. */
export function servesManifest(): Plugin {
  return {
    name: 'serves-manifest',
    configureServer({ config, middlewares }) {
      middlewares.use(serveManifest(config.publicDir, config.base));
    },
    configurePreviewServer({ config, middlewares }) {
      middlewares.use(serveManifest(join(config.root, config.build.outDir), config.base));
    },
  };
}
