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
import { preloadFirstPage } from './src/tooling/preloadFirstPage.ts';
import { sandboxPlugin } from './src/tooling/sandbox/vitePlugin.ts';
import { servedSecurely } from './src/tooling/servedSecurely.ts';
import { zone } from './tests/support/now.ts';

/** `API_PROXY=https://otwa.cloud/api/v1 npm start`: a real API behind the app's own origin, so that no CORS is needed. */
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
    preset: {
      plugins: building
        ? [
            ['@lingui/babel-plugin-lingui-macro', { descriptorFields: 'message' }],
            [inlineEnglish, { english }],
          ]
        : ['@lingui/babel-plugin-lingui-macro'],
    },
    rolldown: { filter: { code: /from ['"]@lingui\/(?:react|core)\/macro['"]/ } },
  });

/**
 * Where the React Compiler works: on the hot paths, whose rows and charts must not render again unchanged. Elsewhere it
 * has little to remember, and its code weighs a tenth more.
 */
const compiled = [
  'features/servers',
  'features/stats',
  'features/find',
  'features/activity',
  'routes/_app/servers',
  'shared',
  'i18n',
].map((room) => `/src/${room}/`);

/** What every first page needs, in one file that changes only with a dependency. */
const vendors =
  /rolldown[\\/]runtime|[\\/]node_modules[\\/](?:react|react-dom|scheduler|use-sync-external-store|@tanstack[\\/](?!react-virtual|virtual-core)[^\\/]+|@lingui[\\/](?:core|react|message-utils))[\\/]/;

/** What the entry imports, and the helper of every lazy import, whose first user it is. */
const beforeAll = /[\\/]src[\\/](?:entry|i18n[\\/]catalogs|ui[\\/]loadCode)\.ts|vite[\\/]preload-helper/;

/**
 * Vite's helper of every lazy import waits for the style sheets that come with it. There is one style sheet, in the
 * page itself: in its place stands our own, which knows what to do where code is missing.
 */
const ownImports: Plugin = {
  name: 'own-imports',
  apply: 'build',
  transform: {
    filter: { id: /vite[\\/]preload-helper/ },
    handler: () => ({ code: `export { loadCode as __vitePreload } from '#ui/loadCode.ts';`, map: null }),
  },
};

/** Tests of modules that keep nothing from one test to the next, or that put it back. */
const rulesTests = [
  'src/{api,domain,i18n,brand,sandbox,tooling,ui}/**/*.test.{ts,tsx}',
  'tests/{contract,guest,lint,proofs,support}/**/*.test.ts',
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
    // The order matters: with React before the macro the build passes and the page is broken.
    plugins: [
      !testing &&
        tanstackRouter({
          target: 'react',
          autoCodeSplitting: true,
          // What is shown when a page breaks or is missing must be there already: the break may be a lost connection.
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
      ownImports,
      !testing && tailwindcss(),
      !testing && servedSecurely(nonce),
      !testing &&
        proxy === undefined &&
        // The tests' own moment; else the sandbox's worlds begin when they are first used.
        sandboxPlugin(worldsBegin === undefined ? {} : { worldsBegin: Number(worldsBegin) }),
    ],
    ...(nonce === undefined ? {} : { html: { cspNonce: nonce } }),
    define: { 'import.meta.env.APP_VERSION': JSON.stringify(packageJson.version) },
    // The API's own CORS answers must come through, and no other origin has business with the app's files.
    server: { cors: false, ...(proxy && { proxy }) },
    preview: { cors: false, ...(proxy && { proxy }) },
    build: {
      assetsInlineLimit: 0, // `data:` is allowed for pictures alone
      sourcemap: false,
      // What the first page needs stands in the HTML already, and what others share is there by then.
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'entry', test: beforeAll, priority: 101 },
              { name: 'vendor', test: vendors, priority: 100 },
              { name: 'first-page', test: /[\\/]src[\\/]main\.tsx$/, priority: 99 },
              { name: 'session-watch', test: /[\\/]src[\\/]session[\\/]SessionWatch\.tsx$/, priority: 98 },
              {
                name: 'operations',
                test: /[\\/]src[\\/](?:operations|domain|api)[\\/]/,
                minShareCount: 2,
                priority: 12,
              },
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
            ],
          },
        },
      },
    },
    test: {
      unstubGlobals: true,
      restoreMocks: true,
      setupFiles: ['tests/support/setNow.ts'],
      // Threads start in half the time of processes. They share the zone that is set above.
      pool: 'threads',
      reporters: ['dot', './tests/proofs/unitReporter.ts'],
      // A test that asserts nothing can't fail.
      expect: { requireAssertions: true },
      strictTags: false,
      // Far more than any test takes on a machine that is slow and busy, since a limit is no part of what is proven.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      projects: [
        {
          extends: true,
          // Pure rules: one worker reads them all, instead of a new one for each file.
          test: { name: 'rules', include: rulesTests, isolate: false },
        },
        {
          extends: true,
          test: {
            name: 'apart',
            include: ['{src,tests}/**/*.test.{ts,tsx}'],
            exclude: [...rulesTests, ...defaultExclude],
          },
        },
      ],
    },
  };
});
