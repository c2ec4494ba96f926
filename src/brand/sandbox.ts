import { useSyncExternalStore } from 'react';
import { createStore } from '#ui/createStore.ts';

/** Whether the API of the session that is shown is a sandbox. The session says it. */
export const sandbox = createStore(false);

export function useSandbox(): boolean {
  return useSyncExternalStore(sandbox.subscribe, sandbox.get);
}

/**
 * Shows from now on whether nothing on the page is real: by another icon, and by the bar in the page's HTML
 * (`tooling/outline.ts`), which is there before any code, on every page, and where the code fails. Until now the page
 * shows what this tab had kept, whether or not a session could be restored from it.
 */
export function followSandbox(): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const brandIcon = icon?.href ?? '';
  const show = (): void => {
    const isSandbox = sandbox.get();
    document.documentElement.toggleAttribute('data-sandbox', isSandbox);
    if (icon !== null) icon.href = isSandbox ? `${import.meta.env.BASE_URL}sandbox.svg` : brandIcon;
  };
  sandbox.subscribe(show);
  show();
}
