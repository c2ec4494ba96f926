import { findRefusedApi } from '#brand/pagePolicy.ts';
import { readConfiguration } from '#brand/readConfiguration.ts';
import { showBrand } from '#brand/showBrand.ts';
import { loadCatalog, keptLanguage } from '#i18n/catalogs.ts';
import { sendFirstRequests } from '#session/firstRequests.ts';
import { configureSession } from '#session/sessionSettings.ts';

/** Fetches the operator's configuration as text; '' if there is none. */
async function fetchConfiguration(): Promise<string> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}config.json`, {
      cache: 'no-store',
      credentials: 'same-origin',
    });
    // A host that returns the app's page for every unknown path has no configuration either.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    return response.ok && !isPage ? await response.text() : '';
  } catch {
    return '';
  }
}

/** Reads the operator's configuration, shows its brand and configures the session. */
async function prepare() {
  const read = readConfiguration(await fetchConfiguration());
  const { apiBaseUrl, brand, session } = read.configuration;
  const brandReady = showBrand(brand);
  const refusedApi = findRefusedApi(apiBaseUrl);
  const hasWholeOrigin = import.meta.env.BASE_URL === '/';
  const shareBetweenTabs = session.shareBetweenTabs ?? hasWholeOrigin;
  configureSession({ apiBaseUrl, refusedApi, ...session, shareBetweenTabs });
  return { ...read, refusedApi, brandReady };
}

/**
 * The only module script of index.html, small and without any package. It refuses to run in a frame; while the app's
 * code is still loading, it requests what that code needs first. No top-level await, because the other chunks import
 * from this one and would wait for it.
 */
async function start(): Promise<void> {
  // The page around a frame could trick the user into clicking in it, so nothing of the app is loaded there.
  if (window.top !== window.self) {
    const { showFramed } = await import('#shared/showFramed.tsx');
    return showFramed();
  }
  const firstRequests = sendFirstRequests();
  const prepared = prepare();
  // Ignored here: the code that needs the catalog handles the failure.
  loadCatalog(keptLanguage() ?? 'en').catch(() => undefined);
  // Running the app's code takes longer than sending these requests, and would delay them.
  await firstRequests;
  const { startApp } = await import('./main.tsx');
  await startApp(await prepared);
}

void start();
