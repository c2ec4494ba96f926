import { addressesIn, type FleetIndex, fleetIndex } from './fleetIndex.ts';
import { fold, isHostWord, isOrdinary, nameWords } from './fold.ts';
import { blockContains, parseIpv4, parseIpv4Block } from './ipAddress.ts';
import type { Server } from './server.ts';
import { pickFromText, refang, type TextPicks } from './textPicks.ts';

/** Why a server is among the found ones. */
export type Match =
  | { readonly by: 'address' | 'id' | 'hostname' | 'label'; readonly text: string }
  /** An address of the text that is nobody's here lies in the block that one of its addresses was taken from. */
  | { readonly by: 'itsBlock'; readonly text: string; readonly block: string }
  /** Its address lies in a block of the text. */
  | { readonly by: 'block'; readonly text: string; readonly address: string }
  /** A word of a short text stands somewhere in it. */
  | { readonly by: 'part'; readonly text: string; readonly within: string };

export interface FoundServer {
  readonly server: Server;
  readonly matches: readonly Match[];
}

/** What of a text is looked up; `hosts` are names with a dot, of this fleet or not. */
export interface LookedFor extends TextPicks {
  readonly hosts: readonly string[];
}

export interface Finding {
  /** The surest first. */
  readonly found: readonly FoundServer[];
  /** Servers whose label is a word that any text may have in it, such as "web", and of whom the text says nothing else. */
  readonly byOrdinaryWord: readonly FoundServer[];
  readonly lookedFor: LookedFor;
  /** What of that is no server's here. */
  readonly missing: LookedFor;
}

const order: readonly Match['by'][] = ['address', 'id', 'hostname', 'label', 'itsBlock', 'block', 'part'];

/** A text of so many words or fewer may be the beginning of a name. */
const mostTypedWords = 8;

class Found {
  readonly #matches = new Map<Server, Match[]>();

  add(server: Server, match: Match): void {
    const matches = this.#matches.get(server) ?? [];
    const isKnown = matches.some(({ by, text }) => by === match.by && text === match.text);
    if (!isKnown) matches.push(match);
    this.#matches.set(server, matches);
  }

  has(server: Server): boolean {
    return this.#matches.has(server);
  }

  get size(): number {
    return this.#matches.size;
  }

  /** The surest first; the terminated last, whose addresses may be another's by now. */
  sorted(): readonly FoundServer[] {
    const rank = ({ server, matches }: FoundServer): number =>
      Math.min(...matches.map(({ by }) => order.indexOf(by))) +
      (server.status === 'terminated' ? order.length : 0);
    return [...this.#matches]
      .map(([server, matches]) => ({ server, matches }))
      .toSorted((one, other) => rank(one) - rank(other));
  }
}

function findByPicks(index: FleetIndex, { addresses, blocks, ids }: TextPicks, found: Found): void {
  for (const text of addresses) {
    const owners = index.byAddress.get(text) ?? [];
    for (const server of owners) found.add(server, { by: 'address', text });
    const number = owners.length === 0 ? parseIpv4(text) : undefined;
    if (number === undefined) continue;
    for (const { block, cidr, servers } of index.blocks) {
      if (!blockContains(block, number)) continue;
      for (const server of servers) found.add(server, { by: 'itsBlock', text, block: cidr });
    }
  }
  for (const text of ids) {
    const server = index.byId.get(text);
    if (server !== undefined) found.add(server, { by: 'id', text });
  }
  for (const text of blocks) {
    const block = parseIpv4Block(text);
    if (block === undefined) continue;
    for (const { server, address } of addressesIn(index, block)) {
      found.add(server, { by: 'block', text, address });
    }
  }
}

/** Labels and hostnames that stand in the text, word for word; a line of its own is always a name. */
function findByNames(index: FleetIndex, text: string, found: Found, ordinary: Found): void {
  const words = nameWords(text);
  const lines = new Set(text.split('\n').map((line) => nameWords(line).join(' ')));
  words.forEach((first, at) => {
    for (const { server, by, text: named, words: name } of index.byFirstWord.get(first) ?? []) {
      if (!name.every((word, offset) => words[at + offset] === word)) continue;
      const isLine = lines.has(name.join(' '));
      (isOrdinary(name) && !isLine ? ordinary : found).add(server, { by, text: named });
    }
  });
}

/** Servers in which each of a few words stands somewhere: what a person finds who has only begun to type. */
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

function missingOf(lookedFor: LookedFor, found: readonly FoundServer[]): LookedFor {
  const matched = new Set(found.flatMap(({ matches }) => matches.map(({ text }) => fold(text))));
  const without = (texts: readonly string[]) => texts.filter((text) => !matched.has(text));
  return {
    addresses: without(lookedFor.addresses),
    blocks: without(lookedFor.blocks),
    ids: without(lookedFor.ids),
    hosts: without(lookedFor.hosts),
  };
}

/** Names of hosts. What stands behind one in a web address is a file, such as "x.php". */
function hostsOf(text: string): readonly string[] {
  const withoutPaths = text.replaceAll(/(?<=[\p{L}\p{N}])\/(?!\/)[^\s<>"']*/gu, ' ');
  return [...new Set(nameWords(withoutPaths).filter(isHostWord))];
}

/**
 * Finds the servers that a text is about: one address, name or id, or a whole mail with many of them. What it names in
 * full is taken at its word; only where it names nothing so, and is short, it is taken as a part of something.
 */
export function findServers(servers: readonly Server[], given: string): Finding {
  const text = refang(given);
  const words = nameWords(text);
  const picks = pickFromText(text);
  const lookedFor = { ...picks, hosts: hostsOf(text) };
  const index = fleetIndex(servers);
  const found = new Found();
  const ordinary = new Found();
  findByPicks(index, picks, found);
  findByNames(index, text, found, ordinary);
  const namesNothing = picks.addresses.length + picks.blocks.length + picks.ids.length === 0;
  if (found.size === 0 && namesNothing && words.length > 0 && words.length <= mostTypedWords) {
    findByParts(servers, words, found);
  }
  const sorted = found.sorted();
  return {
    found: sorted,
    byOrdinaryWord: ordinary.sorted().filter(({ server }) => !found.has(server)),
    lookedFor,
    missing: missingOf(lookedFor, sorted),
  };
}
