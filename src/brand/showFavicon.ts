/** Puts the brand's icon on the tab. */
export function showFavicon(address: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link !== null && link.getAttribute('href') !== address) link.href = address;
}
