import { isHostWord } from '#domain/pastedText/hostWord.ts';
import { currentOwner, isSignedIn, onSessionChange } from '#session/session.ts';

/**
 * Texts that Find looks up and that don't belong in the address, such as a whole mail: in this page's memory and
 * nowhere else, for the way Back, and gone when the session ends or changes account.
 */
const texts = new Map<number, string>();
const mostTexts = 20;
/** Of all texts together, in characters. The latest one is kept however long it is. */
const mostCharacters = 40_000_000;
/** No number comes twice, even after a reload: the tab's history still has the former ones. */
let last = Date.now();
/** The number of a text that another of its step has replaced. The page shows it until the address has the next. */
let replaced: number | undefined;

let owner = currentOwner();
onSessionChange(() => {
  const isSame = isSignedIn(owner);
  owner = currentOwner();
  if (!isSame) texts.clear();
});

/** Drops the oldest texts where there are too many. */
function makeRoom(): void {
  let characters = 0;
  for (const [at, [number, text]] of [...texts].toReversed().entries()) {
    characters += text.length;
    if (at > 0 && (at >= mostTexts || characters > mostCharacters)) texts.delete(number);
  }
}

/** The text that a place in the tab's history has by this number; `undefined` if it is no longer known. */
export function findText(number: number | undefined): string | undefined {
  return number === undefined ? undefined : texts.get(number);
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The number of the long text that is looked up at this place in the tab's history. */
    readonly longText?: number | undefined;
    /** Differs for each text that was pasted from outside of a field. */
    readonly pasted?: number | undefined;
  }
}

/** In characters. */
const longestQuery = 200;

/** A short query belongs in the address, so that a link and a reload keep it; a mail does not. */
export function isQuery(text: string): boolean {
  return text.length <= longestQuery && !/[\r\n]/.test(text.trim());
}

/** Search params and history state of `/find` for a text. */
interface FindPlace {
  readonly search: { readonly q: string | undefined };
  readonly state: { readonly longText?: number; readonly pasted?: number };
}

const inAddress = (text: string): FindPlace => ({ search: { q: text }, state: {} });

function inMemory(text: string, number: number): FindPlace {
  texts.set(number, text);
  makeRoom();
  return { search: { q: undefined }, state: { longText: number } };
}

/** One address, block, id or host name. */
const isPublic = (text: string): boolean =>
  /^(?=.*[.:-])[\da-f.:/[\]-]{2,60}$/i.test(text) || isHostWord(text.toLowerCase());

/**
 * The place in the tab's history for a text that the user types. What may be left of a text that does not belong in the
 * address doesn't get there either.
 * @param former the number of the long text at the present place
 * @param isSameStep whether the new place replaces that one
 */
export function placeToFind(text: string, former: number | undefined, isSameStep: boolean): FindPlace {
  const isRest = findText(former) !== undefined && /\S/.test(text) && !isPublic(text.trim());
  if (isQuery(text) && !isRest) return inAddress(text);
  if (isSameStep && former !== undefined) {
    if (replaced !== undefined && replaced !== former) texts.delete(replaced);
    replaced = former;
  }
  // Never the former number: a page that has rendered what a number stands for need not look again.
  return inMemory(text, (last += 1));
}

/**
 * The same for a text that was pasted outside of a field. A key or a password must not get into the address, and nobody
 * sees what is pasted before it is there.
 */
export function placeToFindPasted(text: string): FindPlace {
  const pasted = (last += 1);
  const place = isPublic(text.trim()) ? inAddress(text.trim()) : inMemory(text, pasted);
  return { ...place, state: { ...place.state, pasted } };
}
