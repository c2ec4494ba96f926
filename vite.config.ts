import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import type { Plugin, ProxyOptions } from 'vite';
import { defaultExclude, defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { readCatalog, completeCatalogs } from './src/tooling/catalogFaults.ts';
import { inlineEnglish } from './src/tooling/inlineEnglish.ts';
import { outline } from './src/tooling/outline.ts';
import { precompressed } from './src/tooling/precompressed.ts';
import { preloadFirstPage } from './src/tooling/preloadFirstPage.ts';
import { sandboxPlugin } from './src/tooling/sandbox/vitePlugin.ts';
import { servedSecurely } from './src/tooling/servedSecurely.ts';
import { servesManifest } from './src/tooling/webManifest.ts';
import { zone } from './tests/support/now.ts';

/** `API_PROXY=https://otwa.cloud/api/v1 npm start`: a real API behind the app's own origin, which needs no CORS. */
function apiProxy(address: string): Record<string, ProxyOptions> {
  const { origin, pathname } = new URL(address);
  return {
    '/api/v1': {
      target: origin,
      changeOrigin: true,
      rewrite: (path) => path.replace(/^\/api\/v1/, pathname.replace(/\/$/, '')),
      configure: (proxy) =>
        proxy.on('proxyReq', (request) => {
          for (const header of ['origin', 'referer', 'cookie']) request.removeHeader(header);
        }),
    },
  };
}

const english = readCatalog('en', readFileSync(join(import.meta.dirname, 'src/i18n/en.po'), 'utf8'));

/** Lingui's macro, run only over the files that import it. */
const linguiMacro = (building: boolean) =>
  defineRolldownBabelPreset({
    preset: () => ({
      plugins: building
        ? [['@lingui/babel-plugin-lingui-macro', { descriptorFields: 'message' }], inlineEnglish(english)]
        : ['@lingui/babel-plugin-lingui-macro'],
    }),
    rolldown: { filter: { code: /from ['"]@lingui\/(?:react|core)\/macro['"]/ } },
  });

/**
 * What the React Compiler compiles: the hot paths, whose unchanged rows and charts must not rerender. Elsewhere it saves
 * little, and makes the code a tenth larger (docs/decisions/compiler-on-hot-paths.md).
 */
const compiled = [
  // The rows and cards of the list, and the hooks and contexts that they take their values from.
  'features/servers/FleetRow',
  'features/servers/FleetCard',
  'features/servers/FleetContext',
  'features/servers/RowMenu',
  'features/servers/Virtual',
  'features/servers/fleetView',
  'features/servers/use',
  // What renders with each sample.
  'features/stats/S',
  'features/stats/Usage',
  'features/stats/use',
  'features/stats/WatchTile',
  'features/find/',
  'features/activity/',
  'i18n/FormatsContext',
].map((start) => `/src/${start}`);

/** Packages that every first page needs. Their chunk changes only with a dependency. */
const vendors =
  /rolldown[\\/]runtime|[\\/]node_modules[\\/](?:react|react-dom|scheduler|use-sync-external-store|@tanstack[\\/](?!react-virtual|virtual-core)[^\\/]+|@lingui[\\/](?:core|react|message-utils))[\\/]/;

/** The entry's modules. They include the helper of lazy imports, because the entry uses it first. */
const entryModules = /[\\/]src[\\/](?:entry|i18n[\\/]catalogs|ui[\\/]loadCode)\.ts|vite[\\/]preload-helper/;

/**
 * One chunk for each group of modules that are loaded together. A module belongs to the matching group of the highest
 * priority, together with everything that it imports and no group above has. Modules outside of all groups are left to
 * the bundler.
 */
const chunkGroups = [
  { name: 'entry', test: entryModules, priority: 101 },
  { name: 'vendor', test: vendors, priority: 100 },
  // The frame and the list: their routes are not split (`codeSplitGroupings: []`).
  { name: 'first-page', test: /[\\/]src[\\/]main\.tsx$/, priority: 99 },
  // Apart from the frame, since a new tab waits for it to receive the session (askOtherTabs.ts).
  { name: 'session-watch', test: /[\\/]src[\\/]session[\\/]SessionWatch\.tsx$/, priority: 98 },
  // What later pages share, in two chunks instead of one for each combination of pages.
  {
    name: 'operations',
    test: /[\\/]src[\\/](?:api[\\/]|domain[\\/](?!money|balance|plans|priceList|addonCatalog|deploy|namePattern|purchaseVerdict|addressesToSetUp)|operations[\\/](?!deploy(?!Batch[\\/]deployBatch)|pastDeploys|purchase[\\/](?:settle|addressesToSetUp)))/,
    minShareCount: 2,
    priority: 12,
  },
  // Apart from what is bought: a server's page needs it without that, and late.
  { name: 'to-set-up', test: /addressesToSetUp/, priority: 11.7 },
  // What only pages need where something is bought, with the library for amounts.
  { name: 'buying', test: /[\\/]src[\\/](?:operations|domain)[\\/]/, minShareCount: 2, priority: 11.5 },
  {
    name: 'pieces',
    test: /[\\/]src[\\/](?:ui|shared|brand|i18n|session)[\\/]|lucide-react/,
    minShareCount: 2,
    priority: 11,
  },
  {
    name: 'server-page',
    test: /[\\/]routes[\\/]_app[\\/]servers[\\/]\$serverId[\\/](?:route|index)\.tsx\?tsr-split/,
    priority: 10,
  },
];

/** Replaces modules of packages, where the app is built, by code of our own. */
const replaceModules = (name: string, id: RegExp, code: string): Plugin => ({
  name,
  apply: 'build',
  transform: { filter: { id }, handler: () => ({ code, map: null }) },
});

/**
 * Replaces Vite's helper of lazy imports by our own, which handles missing code. Vite's waits for style sheets; the page
 * has only one, in its HTML.
 */
const ownImports = replaceModules(
  'own-imports',
  /vite[\\/]preload-helper/,
  `export { loadCode as __vitePreload } from '#ui/loadCode.ts';`,
);

/**
 * Replaces lucide-react's component of an icon by our own, which is smaller and renders faster. By its path, since
 * `#ui` means nothing inside of a package.
 */
const ownIcons = replaceModules(
  'own-icons',
  /lucide-react[\\/]dist[\\/]esm[\\/]createLucideIcon/,
  `export { default } from ${JSON.stringify(join(import.meta.dirname, 'src/ui/createIcon.tsx'))};`,
);

/**
 * Leaves out of each icon what only lucide-react's own component reads: names, and keys, whose random letters hardly
 * compress.
 */
const bareIcons: Plugin = {
  name: 'bare-icons',
  apply: 'build',
  transform: {
    filter: { id: /lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/]/ },
    handler: (code) => ({
      code: code.replaceAll(
        /, key: "\w+"|^ {2}name: ".*",$|,\s+aliases: \[[^\]]*\]|^__iconData\.node;$|^\/\/# source.*$/gm,
        '',
      ),
      map: null,
    }),
  },
};

/** `/gallery` of the development server: every component of ui/ in its states. No build has it. */
const gallery: Plugin = {
  name: 'gallery',
  apply: (_config, { command, isPreview = false }) => command === 'serve' && !isPreview,
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      if (/^\/gallery\/?(?:\?|$)/.test(request.url ?? '')) request.url = '/tests/gallery/index.html';
      next();
    });
  },
};

/** They run the scripts for guests. */
const guestTests = ['tests/guest/*.test.ts'];

/** Tests of modules that keep no state between tests, or restore it. */
const rulesTests = [
  'src/{api,domain,i18n,brand,sandbox,tooling,ui}/**/*.test.{ts,tsx}',
  'tests/{contract,gallery,guest,lint,proofs,support}/**/*.test.ts',
];

export default defineConfig(({ command, isPreview = false }) => {
  const testing = process.env['VITEST'] !== undefined;
  if (testing) process.env['TZ'] = zone;
  const developing = command === 'serve' && !isPreview && !testing;
  const nonce = developing ? randomBytes(18).toString('base64') : undefined;
  const worldsBegin = process.env['SANDBOX_NOW'];
  const realApi = process.env['API_PROXY'];
  const proxy = realApi === undefined || realApi === '' ? undefined : apiProxy(realApi);

  return {
    // The order matters: with React before the macro, the build passes but the page is broken.
    plugins: [
      !testing &&
        tanstackRouter({
          target: 'react',
          autoCodeSplitting: true,
          // Error and not-found components must be loaded already: the error may be a lost connection.
          codeSplittingOptions: { defaultBehavior: [['component']] },
          routesDirectory: './src/routes',
          generatedRouteTree: './src/routes/routeTree.gen.ts',
          routeFileIgnorePattern: 'routeTree\\.gen|\\.test\\.',
          quoteStyle: 'single',
          semicolons: true,
        }),
      !testing && completeCatalogs(english),
      lingui(),
      babel({ presets: [linguiMacro(command === 'build' && !testing)] }),
      react({ compiler: { sources: compiled } }),
      preloadFirstPage(),
      outline(),
      ownImports,
      ownIcons,
      bareIcons,
      gallery,
      precompressed(),
      !testing && tailwindcss(),
      !testing && servedSecurely(nonce),
      servesManifest(),
      !testing &&
        proxy === undefined &&
        // In tests, worlds begin at a fixed time; otherwise when they are first used.
        sandboxPlugin(worldsBegin === undefined ? {} : { worldsBegin: Number(worldsBegin) }),
    ],
    ...(nonce === undefined ? {} : { html: { cspNonce: nonce } }),
    define: { 'import.meta.env.APP_VERSION': JSON.stringify(packageJson.version) },
    // Vite's scan doesn't see imports that the macro adds. A dependency found later would reload the page that is loading.
    optimizeDeps: { include: ['@lingui/react/server'] },
    // The API's own CORS responses must pass through, and other origins must not read the app's files.
    server: { cors: false, ...(proxy && { proxy }) },
    preview: { cors: false, ...(proxy && { proxy }) },
    build: {
      assetsInlineLimit: 0, // the policy allows `data:` for images only
      sourcemap: false,
      license: { fileName: 'licenses.json' },
      // The HTML preloads the first page's chunks (preloadFirstPage), and later pages find theirs loaded.
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: {
        // It advises on plugins that take most of a build's time; compression does, on purpose.
        checks: { bundlerTimings: false },
        output: {
          codeSplitting: {
            groups: chunkGroups,
          },
        },
      },
    },
    test: {
      unstubGlobals: true,
      restoreMocks: true,
      setupFiles: ['tests/support/setNow.ts'],
      // Threads start twice as fast as processes, and share the time zone set above.
      pool: 'threads',
      // One for each of two cores: Vitest's default keeps a core free, and leaves one of two unused.
      maxWorkers: 2,
      reporters: ['dot', './tests/proofs/unitReporter.ts'],
      // A test that asserts nothing can't fail.
      expect: { requireAssertions: true },
      strictTags: false,
      // Far more than any test needs, also on a slow and busy machine: tests don't check how fast anything is.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      projects: [
        {
          extends: true,
          // Pure rules share their workers, instead of a new one for each file.
          test: {
            name: 'rules',
            include: rulesTests,
            exclude: [...guestTests, ...defaultExclude],
            isolate: false,
          },
        },
        {
          extends: true,
          test: {
            name: 'apart',
            include: ['{src,tests}/**/*.test.{ts,tsx}'],
            exclude: [...rulesTests, ...guestTests, ...defaultExclude],
          },
        },
        {
          extends: true,
          // Machines of their own keep all processors busy: they come last, so that no limit of time is missed for them.
          test: { name: 'guests', include: guestTests, isolate: false, sequence: { groupOrder: 1 } },
        },
      ],
    },
  };
});
