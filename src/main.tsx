import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '#api/queryClient.ts';
import { BrandContext } from '#brand/BrandContext.ts';
import { findRefusedApi } from '#brand/pagePolicy.ts';
import { type ConfigurationProblems, readConfiguration } from '#brand/readConfiguration.ts';
import { showBrand } from '#brand/showBrand.ts';
import { languages } from '#i18n/catalogs.ts';
import { FormatsProvider } from '#i18n/FormatsProvider.tsx';
import { keptLanguage } from '#i18n/keptLanguage.ts';
import { fittingLanguage } from '#i18n/languageRule.ts';
import { followIntents } from '#operations/followIntents.ts';
import { parseSearch, stringifySearch } from '#routes/-searchText.ts';
import { routeTree } from '#routes/routeTree.gen.ts';
import { followSession } from '#session/followSession.ts';
import { configureSession } from '#session/sessionSettings.ts';
import { takeUpSession } from '#session/takeUpSession.ts';
import { speak } from '#ui/language.ts';

/** Only a site whose configuration has mistakes needs them. */
const reportMistakes = async (problems: ConfigurationProblems) =>
  (await import('#brand/reportConfiguration.ts')).reportConfiguration(problems);
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
    // The cache of answers decides what is fresh, not the router.
    defaultPreloadStaleTime: 0,
  });
  return { queryClient, router };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>['router'];
  }
}

/**
 * Reads the configuration, restores the session, mounts the router once there are words.
 * @param file the text of `/config.json`, '' where there is none
 */
export async function startApp(file: string): Promise<void> {
  const { configuration, ...found } = readConfiguration(file);
  const { apiBaseUrl, brand, currency, locale, session } = configuration;
  const speaking = speak(fittingLanguage([keptLanguage(), locale, ...navigator.languages], languages));
  const refusedApi = findRefusedApi(apiBaseUrl);
  const problems: ConfigurationProblems =
    refusedApi === undefined
      ? found
      : { ...found, problems: [...found.problems, { setting: 'apiBaseUrl', expected: 'allowedApi' }] };
  const hasProblems = problems.problems.length > 0 || problems.fileProblem !== undefined;
  if (hasProblems) void reportMistakes(problems);
  const shown = showBrand(brand);
  const isAlone = import.meta.env.BASE_URL === '/';
  const shareBetweenTabs = session.shareBetweenTabs ?? isAlone;
  configureSession({ apiBaseUrl, refusedApi, ...session, shareBetweenTabs });
  await takeUpSession();

  const { queryClient, router } = makeRouter();
  followSession(router, queryClient);
  followIntents(queryClient);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element with the id "root"');
  await Promise.all([speaking, shown]);
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
