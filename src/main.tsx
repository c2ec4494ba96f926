import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '#api/queryClient.ts';
import { BrandContext } from '#brand/BrandContext.ts';
import type { Configuration } from '#brand/configuration.ts';
import { providerDefaults } from '#brand/defaults.ts';
import { findRefusedApi } from '#brand/pagePolicy.ts';
import { type ConfigurationProblems, readConfiguration } from '#brand/readConfiguration.ts';
import { FormatsProvider } from '#i18n/FormatsContext.tsx';
import { languages, keptLanguage } from '#i18n/catalogs.ts';
import { fittingLanguage } from '#i18n/languageRule.ts';
import { followIntents } from '#operations/intents/followIntents.ts';
import { parseSearch, stringifySearch } from '#routes/-searchText.ts';
import { routeTree } from '#routes/routeTree.gen.ts';
import { followSession } from '#session/followSession.ts';
import { configureSession } from '#session/sessionSettings.ts';
import { restoreSession } from '#session/restoreSession.ts';
import { activateLanguage } from '#ui/language.ts';

/** Sets the brand's icon on the tab; '' keeps the page's default icon, which is unbranded. */
function showFavicon(address: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link !== null && address !== '') link.href = address;
}

/**
 * Applies the brand's icon and colours before anything else is rendered. Resolves when done. If the code for the
 * colours can't be loaded, the page keeps its default colours.
 */
async function showBrand({ accent, faviconUrl, logoUrl }: Configuration['brand']): Promise<void> {
  showFavicon(faviconUrl || logoUrl);
  if (accent === providerDefaults.accent) return;
  try {
    // A separate chunk: a site with the default colours doesn't need it.
    const { accentRamp } = await import('#domain/accentRamp.ts');
    // Set through the style object, which the content security policy allows.
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(accentRamp(accent))) style.setProperty(name, String(value));
  } catch (error) {
    console.error('The accent could not be shown:', error);
  }
}

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
  return { queryClient, router };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>['router'];
  }
}

/**
 * Reads the configuration, restores the session, and mounts the router once the language is loaded.
 * @param file the text of `/config.json`, '' if there is none
 */
export async function startApp(file: string): Promise<void> {
  const { configuration, ...found } = readConfiguration(file);
  const { apiBaseUrl, brand, currency, locale, session } = configuration;
  const languageReady = activateLanguage(
    fittingLanguage([keptLanguage(), locale, ...navigator.languages], languages),
  );
  const refusedApi = findRefusedApi(apiBaseUrl);
  const problems: ConfigurationProblems =
    refusedApi === undefined
      ? found
      : { ...found, problems: [...found.problems, { setting: 'apiBaseUrl', expected: 'allowedApi' }] };
  const hasProblems = problems.problems.length > 0 || problems.fileProblem !== undefined;
  if (hasProblems) void reportMistakes(problems);
  const brandReady = showBrand(brand);
  const hasWholeOrigin = import.meta.env.BASE_URL === '/';
  const shareBetweenTabs = session.shareBetweenTabs ?? hasWholeOrigin;
  configureSession({ apiBaseUrl, refusedApi, ...session, shareBetweenTabs });
  await restoreSession();

  const { queryClient, router } = makeRouter();
  followSession(router, queryClient);
  followIntents(queryClient);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element with the id "root"');
  await Promise.all([languageReady, brandReady]);
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
