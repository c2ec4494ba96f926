/** Puts the brand's icon on the tab; '' leaves the page's own, which is nobody's. */
export function showFavicon(address: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link !== null && address !== '') link.href = address;
}
