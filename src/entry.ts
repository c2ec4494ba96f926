import type { Configuration } from '#brand/configuration.ts';
import { providerDefaults } from '#brand/defaults.ts';
import { findRefusedApi } from '#brand/pagePolicy.ts';
import { readConfiguration } from '#brand/readConfiguration.ts';
import { loadCatalog } from '#i18n/catalogs.ts';
import { sendFirstRequests } from '#session/firstRequests.ts';
import { configureSession } from '#session/sessionSettings.ts';
import { keptChoice } from '#ui/choice.ts';

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

/**
 * Applies the brand's icon, name and colours to the page that is loading. Resolves when done. If the code for the
 * colours can't be loaded, the page keeps its default colours.
 */
async function showBrand({ name, accent, faviconUrl, logoUrl }: Configuration['brand']): Promise<void> {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  // Without an address the tab keeps the page's own icon, which is unbranded.
  if (icon !== null && (faviconUrl || logoUrl) !== '') icon.href = faviconUrl || logoUrl;
  document.title = name;
  const nameOnOutline = document.getElementById('outline-name');
  if (nameOnOutline !== null) nameOnOutline.textContent = name;
  if (accent === providerDefaults.accent) return;
  try {
    // A separate chunk: a site with the default colours doesn't need it.
    const { accentRamp } = await import('#domain/accentRamp.ts');
    // Set through the style object, which the content security policy allows.
    const { style } = document.documentElement;
    for (const [token, value] of Object.entries(accentRamp(accent))) style.setProperty(token, String(value));
  } catch (error) {
    console.error('The accent could not be shown:', error);
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
  loadCatalog(keptChoice('language') ?? 'en').catch(() => undefined);
  // Running the app's code takes longer than sending these requests, and would delay them.
  await firstRequests;
  const { startApp } = await import('./main.tsx');
  await startApp(await prepared);
}

void start();
