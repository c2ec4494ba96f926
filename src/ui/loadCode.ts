/** Handles code that can't be loaded. */
type MissingCodeHandler = (load: () => Promise<unknown>, thrown: unknown) => Promise<unknown>;

let handleMissingCode: MissingCodeHandler | undefined;

/**
 * Sets the handler for code that can't be loaded. Until then the page's HTML shows a message where nothing was
 * rendered.
 */
export function setMissingCodeHandler(handler: MissingCodeHandler): void {
  handleMissingCode = handler;
}

/** Worded so that the router doesn't reload again and again because of it. */
export const missing = (thrown: unknown): Error =>
  new Error(`A part of the page could not be loaded: ${String(thrown)}`);

/** Every lazy import of the built app goes through here (vite.config.ts). */
export async function loadCode(load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load();
  } catch (thrown) {
    document.querySelector('#root:has(#outline) ~ #unloaded')?.removeAttribute('hidden');
    if (handleMissingCode !== undefined) return handleMissingCode(load, thrown);
    throw missing(thrown);
  }
}
