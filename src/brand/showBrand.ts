import type { Configuration } from './configuration.ts';
import { providerDefaults } from './defaults.ts';

/** Puts the brand's icon on the tab; '' leaves the page's own, which is nobody's. */
function showFavicon(address: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link !== null && address !== '') link.href = address;
}

/**
 * Shows whose site it is before anything else is on the page: its icon and its colours. Resolves when that is so; where
 * the code for it doesn't come, the page is there in its own colours.
 */
export async function showBrand({ accent, faviconUrl, logoUrl }: Configuration['brand']): Promise<void> {
  showFavicon(faviconUrl || logoUrl);
  if (accent === providerDefaults.accent) return;
  try {
    const { showAccent } = await import('./showAccent.ts');
    showAccent(accent);
  } catch (lost) {
    console.error('The accent could not be shown:', lost);
  }
}
