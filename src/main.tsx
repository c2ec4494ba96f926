import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { hasEarlyAnswers } from '#api/earlyAnswers.ts';
import { createQueryClient } from '#api/queryClient.ts';
import { BrandContext } from '#brand/BrandContext.ts';
import type { ConfigurationProblems, ReadConfiguration } from '#brand/readConfiguration.ts';
import { followSandbox } from '#brand/sandbox.ts';
import { FormatsProvider } from '#i18n/FormatsContext.tsx';
import { languages } from '#i18n/catalogs.ts';
import { fittingLanguage } from '#i18n/languageRule.ts';
import { awaitIntents } from '#operations/intents/intents.ts';
import { parseSearch, stringifySearch } from '#routes/-searchText.ts';
import { routeTree } from '#routes/routeTree.gen.ts';
import { followSession } from '#session/followSession.ts';
import { restoreSession } from '#session/restoreSession.ts';
import { keptChoice } from '#ui/choice.ts';
import { activateLanguage } from '#ui/language.ts';

/** Loaded only if the configuration has mistakes. */
const reportMistakes = async (problems: ConfigurationProblems) =>
  (await import('#brand/ConfigurationNotice.tsx')).reportConfiguration(problems);
const ConfigurationNotice = lazy(() => import('#brand/ConfigurationNotice.tsx'));

function makeRouter() {
  const queryClient = createQueryClient();
  const router = createRouter({
    routeTree,
    context: { queryClient },
    basepath: import.meta.env.BASE_URL,
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPreloadDelay: 150,
    // The query cache decides what is fresh, not the router.
    defaultPreloadStaleTime: 0,
  });
  const { commitLocation } = router;
  // A change of the search params alone, such as a filter's, keeps the scroll position.
  router.commitLocation = (next) =>
    commitLocation({
      ...next,
      resetScroll: next.resetScroll ?? next.pathname !== router.state.resolvedLocation?.pathname,
    });
  return { queryClient, router };
}

/** Whether one path is the list's and the other a server's. */
const isBetweenListAndServer = (paths: readonly string[]): boolean =>
  paths.includes('/servers') && paths.some((path) => path.startsWith('/servers/'));

/**
 * Fades between the list and a server's page with the browser's view transition (styles.css sets its duration), unless
 * the user prefers reduced motion. The router's own option leaves rejected promises unhandled if another navigation
 * begins meanwhile, and fades every change of the search params in browsers without transition types.
 */
function fadeBetweenPages(router: ReturnType<typeof makeRouter>['router']): void {
  router.startViewTransition = async (update) => {
    const paths = [router.state.resolvedLocation?.pathname ?? '', router.latestLocation.pathname];
    const skipsFade =
      !('startViewTransition' in document) ||
      document.visibilityState === 'hidden' ||
      matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (skipsFade || !isBetweenListAndServer(paths)) return update();
    const { ready, finished, updateCallbackDone } = document.startViewTransition(update);
    // The browser rejects them if it skips the fade. It runs the update all the same.
    for (const fade of [ready, finished]) fade.catch(() => undefined);
    return updateCallbackDone;
  };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>['router'];
  }
}

/** How long the first render waits for answers that are on their way, in milliseconds. */
const longestWait = 50;

/** The same for the code of intents that a reload kept. The browser has usually had it before. */
const longestWaitForIntents = 1_000;

/** Resolves with the promise, or after this many milliseconds. */
const atMost = (milliseconds: number, promise: Promise<void>): Promise<void> =>
  Promise.race([promise, new Promise<void>((resolve) => setTimeout(resolve, milliseconds))]);

/** Resolves when the router's page has its data, or after {@link longestWait}. */
async function loadPage({ router, queryClient }: ReturnType<typeof makeRouter>): Promise<void> {
  await router.load();
  if (queryClient.isFetching() === 0) return;
  const hasData = new Promise<void>((resolve) => {
    const stop = queryClient.getQueryCache().subscribe(() => {
      if (queryClient.isFetching() > 0) return;
      stop();
      resolve();
    });
  });
  await atMost(longestWait, hasData);
}

/** What the entry has done by the time the app's code is there. */
interface Prepared extends ReadConfiguration {
  /** The API's origin, if the page may not talk to it. */
  readonly refusedApi: string | undefined;
  /** Resolves when the page has the brand's colours. */
  readonly brandReady: Promise<void>;
}

/** Restores the session, and mounts the router once the language is loaded. */
export async function startApp({ configuration, refusedApi, brandReady, ...found }: Prepared): Promise<void> {
  const { currency, locale } = configuration;
  const languageReady = activateLanguage(
    fittingLanguage([keptChoice('language'), locale, ...navigator.languages], languages),
  );
  const problems: ConfigurationProblems =
    refusedApi === undefined
      ? found
      : { ...found, problems: [...found.problems, { setting: 'apiBaseUrl', expected: 'allowedApi' }] };
  const hasProblems = problems.problems.length > 0 || problems.fileProblem !== undefined;
  if (hasProblems) void reportMistakes(problems);
  await restoreSession();
  followSandbox();

  const { queryClient, router } = makeRouter();
  fadeBetweenPages(router);
  followSession(router, queryClient);
  const intentsReady = atMost(longestWaitForIntents, awaitIntents(queryClient));
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element with the id "root"');
  await Promise.all([languageReady, brandReady, intentsReady]);
  // Then the page is rendered once, with its data, and not first with placeholders that nobody would see.
  if (hasEarlyAnswers()) await loadPage({ queryClient, router });
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <BrandContext value={configuration}>
          <FormatsProvider locale={locale} currency={currency}>
            <QueryClientProvider client={queryClient}>
              {hasProblems && (
                <Suspense>
                  <ConfigurationNotice {...problems} />
                </Suspense>
              )}
              <RouterProvider router={router} />
            </QueryClientProvider>
          </FormatsProvider>
        </BrandContext>
      </I18nProvider>
    </StrictMode>,
  );
}
