import { loadCatalog, keptLanguage } from '#i18n/catalogs.ts';

/**
 * Fetches the operator's configuration as text; '' if there is none. Separate from parsing it, so that the request can
 * be sent before the parsing code has loaded.
 */
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
 * The only module script of index.html, a few lines without any package. It refuses to run in a frame, and requests the
 * configuration and the catalog of the chosen language while the code that reads them is still loading. No top-level
 * await, because the other chunks import from this one and would wait for it.
 */
async function start(): Promise<void> {
  // The page around a frame could trick the user into clicking in it, so nothing of the app is loaded there.
  if (window.top !== window.self) {
    const { showFramed } = await import('#shared/showFramed.tsx');
    return showFramed();
  }
  const configuration = fetchConfiguration();
  // Ignored here: the code that needs the catalog handles the failure.
  loadCatalog(keptLanguage() ?? 'en').catch(() => undefined);
  const { startApp } = await import('./main.tsx');
  await startApp(await configuration);
}

void start();
