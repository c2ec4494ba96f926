/** What is done where code can't be loaded. */
type Mend = (load: () => Promise<unknown>, thrown: unknown) => Promise<unknown>;

let mend: Mend | undefined;

/** Hands in what is done where code can't be loaded; until then the page itself says so where nothing else stands. */
export function mendMissingCode(by: Mend): void {
  mend = by;
}

/** Every lazy import of the built app goes through here (vite.config.ts). */
export async function loadCode(load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load();
  } catch (thrown) {
    document.querySelector('#root:empty + #unloaded')?.removeAttribute('hidden');
    if (mend !== undefined) return mend(load, thrown);
    throw thrown;
  }
}
