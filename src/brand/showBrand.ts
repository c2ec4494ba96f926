import type { Configuration } from './configuration.ts';
import { providerDefaults } from './defaults.ts';

/**
 * Applies the brand's icon, name and colours to the page that is loading. Resolves when done. If the code for the
 * colours can't be loaded, the page keeps its default colours.
 */
export async function showBrand({
  name,
  accent,
  faviconUrl,
  logoUrl,
}: Configuration['brand']): Promise<void> {
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
