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
import { speakEnglish } from '#i18n/language.ts';
import { makeFormats } from '#i18n/formats.ts';
import { FormatsContext } from '#i18n/FormatsContext.ts';
import { startActivityLog } from '#operations/activityLog.ts';
import { followIntents } from '#operations/followIntents.ts';
import { parseSearch, stringifySearch } from '#routes/-searchText.ts';
import { routeTree } from '#routes/routeTree.gen.ts';
import { Crash } from '#session/CrashPage.tsx';
import { followSession } from '#session/followSession.ts';
import { findKeptSession } from '#session/keptSession.ts';
import { configureSession, openSession } from '#session/session.ts';

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
    // In the frame of the page that broke; what breaks the frame itself has a page of its own.
    defaultErrorComponent: Crash,
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
 * Reads the configuration, restores the session, mounts the router.
 * @param file the text of `/config.json`, '' where there is none
 */
export function startApp(file: string): void {
  speakEnglish();
  const { configuration, ...problems } = readConfiguration(file);
  const hasProblems = reportConfiguration(problems) > 0;
  showFavicon(configuration.brand.faviconUrl);
  configureSession({ apiBaseUrl: configuration.apiBaseUrl, keep: configuration.session.keep });
  const kept = findKeptSession();
  if (kept !== undefined) openSession(kept);

  const { queryClient, router } = makeRouter();
  followSession(router, queryClient);
  followIntents(queryClient);
  startActivityLog();
  const formats = makeFormats({
    locale: configuration.locale ?? undefined,
    currency: configuration.currency ?? undefined,
  });
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element with the id "root"');
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <BrandContext value={configuration}>
          <FormatsContext value={formats}>
            <QueryClientProvider client={queryClient}>
              {hasProblems && (
                <Suspense>
                  <ConfigurationNotice {...problems} />
                </Suspense>
              )}
              <RouterProvider router={router} />
            </QueryClientProvider>
          </FormatsContext>
        </BrandContext>
      </I18nProvider>
    </StrictMode>,
  );
}
