import { loadCatalog, keptLanguage } from '#i18n/catalogs.ts';

/**
 * Fetches the operator's configuration as text; '' where there is none. Kept apart from reading it, so that the
 * request can leave before the code that understands its answer has arrived.
 */
async function fetchConfiguration(): Promise<string> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}config.json`, {
      cache: 'no-store',
      credentials: 'same-origin',
    });
    // A host that answers every unknown path with the app's page has no configuration either.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    return response.ok && !isPage ? await response.text() : '';
  } catch {
    return '';
  }
}

/**
 * The only script of index.html, a few lines without any package: it keeps out of frames, and asks for the configuration
 * and the words of the language that was chosen while the code that reads them is still on its way. No await at the top,
 * since the other chunks import from this one and would wait for it.
 */
async function start(): Promise<void> {
  // Whoever owns the page around a frame could lead a person's clicks in it: nothing of the app comes there.
  if (window.top !== window.self) {
    const { showFramed } = await import('#shared/showFramed.tsx');
    return showFramed();
  }
  const configuration = fetchConfiguration();
  // Whoever needs the words says what comes of their not coming.
  loadCatalog(keptLanguage() ?? 'en').catch(() => undefined);
  const { startApp } = await import('./main.tsx');
  await startApp(await configuration);
}

void start();
