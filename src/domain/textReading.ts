import { nameWords } from './fold.ts';
import { isHostWord } from '#domain/pastedText/hostWord.ts';
import { pickFromText, refang, type TextPicks } from './textPicks.ts';
import type { TextSlice } from './textSlices.ts';

/** The parts of a text that are looked up. `hosts` are names with a dot, in this fleet or not. */
export interface LookedFor extends TextPicks {
  readonly hosts: readonly string[];
}

/** A record with a value for each kind of thing that is looked up. */
function eachKind<Value>(valueOf: (kind: keyof LookedFor) => Value): Record<keyof LookedFor, Value> {
  return {
    addresses: valueOf('addresses'),
    blocks: valueOf('blocks'),
    ranges: valueOf('ranges'),
    ids: valueOf('ids'),
    hosts: valueOf('hosts'),
  };
}

/** What was picked from the slices of a text so far, each once. */
export class Picked {
  readonly #known = eachKind(() => new Set<string>());
  readonly #all = eachKind((): string[] => []);
  readonly all: LookedFor = this.#all;

  /** Adds what a slice names. Returns the part of it that is new. */
  add(picks: LookedFor): LookedFor {
    return eachKind((kind) => {
      const known = this.#known[kind];
      const added = picks[kind].filter((text) => !known.has(text));
      for (const text of added) {
        known.add(text);
        this.#all[kind].push(text);
      }
      return added;
    });
  }
}

/** The words of a slice, after the last words of the slice before it. */
export interface Words {
  readonly all: readonly string[];
  /** Those that stand alone on a line. */
  readonly alone: ReadonlySet<string>;
}

/** Host names in the text. Removes the paths of web addresses first: a file such as "x.php" looks like a host name. */
function hostsOf(line: string): readonly string[] {
  return nameWords(line.replaceAll(/(?<=[\p{L}\p{N}])\/(?!\/)[^\s<>"']*/gu, ' ')).filter(isHostWord);
}

interface ReadSlice {
  readonly picks: LookedFor;
  readonly words: Words;
}

/** A name may begin in one slice and end in the next: so many words are read twice. */
const mostWordsOfName = 32;

/** Reads a slice of a text: what it names, and its words behind those of the slice before. */
export function readSlice(
  { text: given, startsLine, endsLine }: TextSlice,
  before: readonly string[],
): ReadSlice {
  const text = refang(given);
  const lines = text.split('\n');
  const wordsOfLines = lines.map(nameWords);
  const whole = wordsOfLines.slice(startsLine ? 0 : 1, endsLine ? undefined : -1);
  const mayHaveHosts = (words: readonly string[] = []): boolean =>
    words.some((word) => word.includes('.') && isHostWord(word));
  const hosts = lines.flatMap((line, at) => (mayHaveHosts(wordsOfLines[at]) ? hostsOf(line) : []));
  return {
    picks: { ...pickFromText(text), hosts: [...new Set(hosts)] },
    words: {
      all: [...before.slice(-mostWordsOfName), ...wordsOfLines.flat()],
      alone: new Set(whole.flatMap((words) => (words.length === 1 ? words : []))),
    },
  };
}
