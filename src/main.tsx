import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '#api/queryClient.ts';
import { BrandContext } from '#brand/BrandContext.ts';
import { reportConfiguration } from '#brand/reportConfiguration.ts';
import { readConfiguration } from '#brand/readConfiguration.ts';
import { showFavicon } from '#brand/showFavicon.ts';
import { languages } from '#i18n/catalogs.ts';
import { FormatsProvider } from '#i18n/FormatsProvider.tsx';
import { keptLanguage } from '#i18n/keptLanguage.ts';
import { fittingLanguage } from '#i18n/languageRule.ts';
import { startActivityLog } from '#operations/activityLog.ts';
import { followIntents } from '#operations/followIntents.ts';
import { parseSearch, stringifySearch } from '#routes/-searchText.ts';
import { routeTree } from '#routes/routeTree.gen.ts';
import { followSession } from '#session/followSession.ts';
import { findKeptSession } from '#session/keptSession.ts';
import { configureSession, openSession } from '#session/session.ts';
import { speak } from '#ui/language.ts';

/** Only a site whose configuration has mistakes needs it. */
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
  const { configuration, ...problems } = readConfiguration(file);
  const { currency, locale } = configuration;
  const speaking = speak(fittingLanguage([keptLanguage(), locale, ...navigator.languages], languages));
  const hasProblems = reportConfiguration(problems) > 0;
  showFavicon(configuration.brand.faviconUrl);
  configureSession({ apiBaseUrl: configuration.apiBaseUrl, keep: configuration.session.keep });
  const kept = findKeptSession();
  if (kept !== undefined) openSession(kept);

  const { queryClient, router } = makeRouter();
  followSession(router, queryClient);
  followIntents(queryClient);
  startActivityLog();
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element with the id "root"');
  await speaking;
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
