/** What is done where code can't be loaded. */
type Mend = (load: () => Promise<unknown>, thrown: unknown) => Promise<unknown>;

let mend: Mend | undefined;

/** Hands in what is done where code can't be loaded; until then the page itself says so where nothing else stands. */
export function mendMissingCode(by: Mend): void {
  mend = by;
}

/** In words that the router does not take for a reason to reload again and again. */
export const missing = (thrown: unknown): Error =>
  new Error(`A part of the page could not be loaded: ${String(thrown)}`);

/** Every lazy import of the built app goes through here (vite.config.ts). */
export async function loadCode(load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load();
  } catch (thrown) {
    document.querySelector('#root:empty + #unloaded')?.removeAttribute('hidden');
    if (mend !== undefined) return mend(load, thrown);
    throw missing(thrown);
  }
}
