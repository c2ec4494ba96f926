import { readRange, reversedIpv4, surroundingBlock } from './addressRange.ts';
import { decodeMailInSteps } from './decodeMail.ts';
import { blocksAround, type FleetIndex, fleetIndexInSteps, type NameBranch, placesIn } from './fleetIndex.ts';
import { fold, isOrdinary } from './fold.ts';
import type { Server } from './server.ts';
import type { TextPicks } from './textPicks.ts';
import { type LookedFor, Picked, readSlice, type Words } from './textReading.ts';
import { slicesOf } from './textSlices.ts';

/** Why a server was found. */
export type Match =
  | { readonly by: 'address' | 'id' | 'hostname' | 'label'; readonly text: string }
  /**
   * The text has an address that no server here has, in a block with one of this server's: the block that this is from,
   * or the one that the text names with the address, "198.51.100.7/24".
   */
  | { readonly by: 'itsBlock'; readonly text: string; readonly block: string }
  /** The text has the numbers of the server's address the other way round, which no server here has. */
  | { readonly by: 'reversed'; readonly text: string; readonly address: string }
  /** The server's address lies in a block or range that the text names. */
  | { readonly by: 'block'; readonly text: string; readonly address: string }
  /** A word of a short text occurs in one of the server's fields, `within`. */
  | { readonly by: 'part'; readonly text: string; readonly within: string };

export interface FoundServer {
  readonly server: Server;
  readonly matches: readonly Match[];
}

export interface Finding {
  /** The most certain matches first. */
  readonly found: readonly FoundServer[];
  /** Servers that the text matches only by a label that is a common word, such as "web", which any text may contain. */
  readonly byOrdinaryWord: readonly FoundServer[];
  readonly lookedFor: LookedFor;
  /** The parts of `lookedFor` that match no server here. */
  readonly missing: LookedFor;
  readonly unread: Unread;
}

/** What of a text was not read: no answer says anything about it. */
export interface Unread {
  /** Attachments, and other parts of a mail that hold no readable text. */
  readonly parts: number;
  /** Behind {@link longestText}. */
  readonly characters: number;
}

/** In characters. Larger logs are cut: the browser would need several hundred megabytes for one. */
export const longestText = 20_000_000;

const order: readonly Match['by'][] = [
  'address',
  'id',
  'hostname',
  'label',
  'reversed',
  'itsBlock',
  'block',
  'part',
];

/** A text of at most this many words, and characters, may be the start of a name. */
const mostTypedWords = 8;
const mostTypedCharacters = 1_000;

/** A server is shown with at most this many of the blocks and ranges that it is in. */
const mostBlocksEach = 20;

class Found {
  readonly #matches = new Map<Server, Match[]>();
  readonly #named = new Set<NameBranch>();
  /** Every text that matched, also those that a server with many matches is not shown with. */
  readonly matched = new Set<string>();

  add(server: Server, match: Match): void {
    this.matched.add(match.text);
    const matches = this.#matches.get(server) ?? [];
    const isOneOfMany = matches.length >= mostBlocksEach && (match.by === 'block' || match.by === 'itsBlock');
    if (isOneOfMany || matches.some(({ by, text }) => by === match.by && text === match.text)) return;
    matches.push(match);
    this.#matches.set(server, matches);
  }

  /** Adds what the words up to here name, the first time that they occur: thousands of servers may have one name. */
  addNamed(branch: NameBranch): void {
    if (this.#named.has(branch)) return;
    this.#named.add(branch);
    for (const { server, by, text } of branch.namings) this.add(server, { by, text });
  }

  has(server: Server): boolean {
    return this.#matches.has(server);
  }

  get size(): number {
    return this.#matches.size;
  }

  /** The most certain matches first. Terminated servers come last: someone else may have their addresses by now. */
  sorted(): readonly FoundServer[] {
    const rank = ({ server, matches }: FoundServer): number =>
      Math.min(...matches.map(({ by }) => order.indexOf(by))) +
      (server.status === 'terminated' ? order.length : 0);
    return [...this.#matches]
      .map(([server, matches]) => ({ server, matches }))
      .toSorted((one, other) => rank(one) - rank(other));
  }
}

/** An address is shown with at most this many of the blocks and ranges around it. */
const mostRangesEach = 3;

/**
 * Finds the servers with an address in one of the ranges. Passes each address a few times at most, however many ranges
 * there are: a hostile text names thousands that each hold the whole fleet.
 */
function findByRanges(index: FleetIndex, texts: readonly string[], found: Found): void {
  if (texts.length === 0) return;
  const { placed } = index;
  const times = new Uint8Array(placed.length);
  // The next address that is still to be passed, for each of them.
  const next = Int32Array.from({ length: placed.length + 1 }, (_, at) => at);
  const from = (start: number): number => {
    let at = start;
    while (next[at] !== at) at = next[at] = next[next[at] ?? at] ?? at;
    return at;
  };
  for (const text of texts) {
    const range = readRange(text);
    if (range === undefined) continue;
    const { start, end } = placesIn(index, range);
    if (start < end) found.matched.add(text);
    const block = surroundingBlock(text);
    const within = text.slice(0, text.indexOf('/'));
    const matchOf = (address: string): Match =>
      block === undefined ? { by: 'block', text, address } : { by: 'itsBlock', text: within, block };
    for (let at = from(start); at < end; at = from(at + 1)) {
      const { server, address } = placed[at] ?? {};
      if (server !== undefined && address !== undefined) found.add(server, matchOf(address));
      times[at] = (times[at] ?? 0) + 1;
      if (times[at] === mostRangesEach) next[at] = at + 1;
    }
  }
}

function findByPicks(index: FleetIndex, { addresses, blocks, ranges, ids }: TextPicks, found: Found): void {
  const timesOfBlock = new Map<unknown, number>();
  for (const text of addresses) {
    const owners = index.byAddress.get(text) ?? [];
    for (const server of owners) found.add(server, { by: 'address', text });
    if (owners.length > 0) continue;
    const address = reversedIpv4(text) ?? '';
    const namesakes = index.byAddress.get(address) ?? [];
    for (const server of namesakes) found.add(server, { by: 'reversed', text, address });
    if (namesakes.length > 0) continue;
    for (const block of blocksAround(index, text)) {
      found.matched.add(text);
      const times = timesOfBlock.get(block) ?? 0;
      timesOfBlock.set(block, times + 1);
      if (times >= mostBlocksEach) continue;
      for (const server of block.servers) found.add(server, { by: 'itsBlock', text, block: block.cidr });
    }
  }
  for (const text of ids) {
    const server = index.byId.get(text);
    if (server !== undefined) found.add(server, { by: 'id', text });
  }
  // "198.51.100.7/24" is the address: the block around it counts if no server here has that.
  const isOther = (block: string) =>
    surroundingBlock(block) === undefined || !index.byAddress.has(block.slice(0, block.indexOf('/')));
  for (const text of blocks) if (!isOther(text)) found.matched.add(text);
  findByRanges(index, [...blocks.filter(isOther), ...ranges], found);
}

/**
 * Finds labels and hostnames that occur in the text word for word. A name alone on a line is never a common word. Reads
 * at each place no further than some name goes: a fleet may have thousands of names that begin alike.
 */
function findByNames(index: FleetIndex, { all: words, alone }: Words, found: Found, ordinary: Found): void {
  words.forEach((first, at) => {
    let branch = index.names.longer?.get(first);
    for (let next = at + 1; branch !== undefined; next += 1) {
      const isMaybe = next === at + 1 && isOrdinary(first) && !alone.has(first);
      (isMaybe ? ordinary : found).addNamed(branch);
      branch = branch.longer?.get(words[next] ?? '');
    }
  });
}

/** Finds servers that contain every one of a few words somewhere: for a user who has only begun to type. */
function findByParts(servers: readonly Server[], words: readonly string[], found: Found): void {
  for (const server of servers) {
    const { label, hostname, ipAddress, additionalIps, id } = server;
    const texts = [label, hostname, ipAddress, ...additionalIps.map(({ ip }) => ip), id];
    const matches = words.map((word): Match | undefined => {
      const within = texts.find((text) => fold(text).includes(word));
      return within === undefined ? undefined : { by: 'part', text: word, within };
    });
    const known = matches.filter((match) => match !== undefined);
    if (known.length === matches.length) for (const match of known) found.add(server, match);
  }
}

function missingOf(lookedFor: LookedFor, found: Found): LookedFor {
  const matched = new Set([...found.matched].map(fold));
  const without = (texts: readonly string[]) => texts.filter((text) => !matched.has(text));
  return {
    addresses: without(lookedFor.addresses),
    blocks: without(lookedFor.blocks),
    ranges: without(lookedFor.ranges),
    ids: without(lookedFor.ids),
    hosts: without(lookedFor.hosts),
  };
}

/**
 * Finds the servers that a text is about: one address, name or id, or a whole mail with many of them. Matches full
 * addresses, blocks, ids and names. Matches parts only where the text is short, has no address, block or id, and no
 * full name was found.
 *
 * Each step takes a few milliseconds, whatever the text, so that a page can answer its user between two of them.
 */
export function* findInSteps(servers: readonly Server[], given: string): Generator<undefined, Finding> {
  const index = yield* fleetIndexInSteps(servers);
  const mail = yield* decodeMailInSteps(given.slice(0, longestText));
  const [picked, found, ordinary] = [new Picked(), new Found(), new Found()];
  let words: readonly string[] = [];
  for (const slice of slicesOf(mail.text)) {
    yield;
    const read = readSlice(slice, words);
    words = read.words.all;
    findByPicks(index, picked.add(read.picks), found);
    findByNames(index, read.words, found, ordinary);
  }
  yield;
  const lookedFor = picked.all;
  const { addresses, blocks, ranges, ids } = lookedFor;
  const hasNoPicks = addresses.length + blocks.length + ranges.length + ids.length === 0;
  const isTyped =
    mail.text.length <= mostTypedCharacters && words.length > 0 && words.length <= mostTypedWords;
  if (found.size === 0 && hasNoPicks && isTyped) findByParts(servers, words, found);
  return {
    found: found.sorted(),
    byOrdinaryWord: ordinary.sorted().filter(({ server }) => !found.has(server)),
    lookedFor,
    missing: missingOf(lookedFor, found),
    unread: { parts: mail.unread, characters: Math.max(0, given.length - longestText) },
  };
}

/** All steps of {@link findInSteps} at once, for a text of at most a slice. */
export function findServers(servers: readonly Server[], given: string): Finding {
  const steps = findInSteps(servers, given);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
