import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { preview } from 'vite';
import { withPolicy } from '#brand/pagePolicy.ts';
import { apiOriginOf, contentSecurityPolicy } from '#tooling/securityHeaders.ts';
import { test as base } from './fixtures.ts';

const root = join(import.meta.dirname, '../..');
const sites = join(root, 'node_modules/.cache/sites');

/** A host name that the browser resolves to this machine. It is not loopback, so not a secure context over http. */
export const insecureName = 'panel.test';

/** The built app as an operator serves it, with a specific configuration and the headers that follow from it. */
export interface Site {
  readonly origin: string;
  /** The same site under the name that is not loopback. */
  readonly insecureOrigin: string;
  /**
   * Writes `/config.json`: a string as it is, anything else as JSON; `undefined` deletes the file. Then allows the page
   * to connect to the API that it names, like `npm run configure`.
   */
  configure(config: string | object | undefined): Promise<void>;
  /** Changes only `/config.json`, without the operator's knowledge. */
  tamper(config: string | object): Promise<void>;
  close(): Promise<void>;
}

/** Serves a copy of `dist/` on a free port, with the same server as `npm run preview`. */
async function serveSite(): Promise<Site> {
  await mkdir(sites, { recursive: true });
  const folder = await mkdtemp(join(sites, 'site-'));
  await cp(join(root, 'dist'), folder, { recursive: true });
  const server = await preview({
    root,
    logLevel: 'error',
    build: { outDir: relative(root, folder) },
    preview: { host: '127.0.0.1', port: 0, allowedHosts: [insecureName] },
  });
  // A server on a TCP port has an address object once it listens.
  const { port } = server.httpServer.address() as AddressInfo;
  const tamper = (config: string | object): Promise<void> =>
    writeFile(join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  return {
    origin: `http://127.0.0.1:${port}`,
    insecureOrigin: `http://${insecureName}:${port}`,
    async configure(config) {
      if (config === undefined) await rm(join(folder, 'config.json'), { force: true });
      else await tamper(config);
      const named = typeof config === 'object' && 'apiBaseUrl' in config ? config.apiBaseUrl : undefined;
      const policy = contentSecurityPolicy({ apiOrigin: apiOriginOf(named), inPage: true });
      const page = join(folder, 'index.html');
      await writeFile(page, withPolicy(await readFile(page, 'utf8'), policy));
    },
    tamper,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Tests on a site whose configuration they choose. One site per worker: `config.json` is read for every response. */
export const test = base.extend<
  { openSite: (config: string | object | undefined) => Promise<Site> },
  { site: Site }
>({
  site: [
    async ({}, use) => {
      const site = await serveSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  openSite: async ({ page, site, watch }, use) => {
    await use(async (config) => {
      await site.configure(config);
      watch.allowOrigin(site.origin);
      await page.goto(site.origin);
      return site;
    });
  },
});
