import { fetchConfiguration } from '#brand/fetchConfiguration.ts';
import { loadCatalog } from '#i18n/catalogs.ts';
import { keptLanguage } from '#i18n/keptLanguage.ts';

/**
 * The only script of index.html, a few lines without any package: it keeps out of frames, and asks for the configuration
 * and the words of the language that was chosen while the code that reads them is still on its way. No await at the top,
 * since the other chunks import from this one and would wait for it.
 */
async function start(): Promise<void> {
  // Whoever owns the page around a frame could lead a person's clicks in it: nothing of the app comes there.
  if (window.top !== window.self) {
    const { showFramed } = await import('#brand/showFramed.tsx');
    return showFramed();
  }
  const configuration = fetchConfiguration();
  // Whoever needs the words says what comes of their not coming.
  loadCatalog(keptLanguage() ?? 'en').catch(() => undefined);
  const { startApp } = await import('./main.tsx');
  await startApp(await configuration);
}

void start();
