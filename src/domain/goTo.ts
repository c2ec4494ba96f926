import { fleetSearch } from './fleetSearch.ts';
import { fold } from './fold.ts';
import { blockContains, parseIpv4, parseIpv4Block } from './ipAddress.ts';
import type { Server } from './server.ts';

/** How well something fits what was typed, the best first. Alike for servers, pages and actions, to compare them. */
export const fit = { same: 0, begins: 1, beginsWord: 2, contains: 3, elsewhere: 4, none: 99 } as const;

/** Behind all others, or just behind them if it is named exactly: others may have its addresses by now. */
const behind = (found: number): number => (found === fit.same ? 0.5 : 10);

/** Of servers that fit as well, those that were opened last come first. */
const ahead = 0.25;

/** How well a text fits a query. Both are folded, and the query is trimmed. A text that isn't there never fits. */
function fitOf(text: string, query: string): number {
  const at = text.indexOf(query);
  if (at === -1 || text === '') return fit.none;
  if (at === 0) return text.length === query.length ? fit.same : fit.begins;
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? fit.contains : fit.beginsWord;
}

/** How well a page or an action fits: by its label, or by having every word of the query in the label or in `words`. */
export function fitOfLabel(label: string, words: string, query: string): number {
  const folded = fold(label);
  const direct = fitOf(folded, query);
  if (direct !== fit.none) return direct;
  const all = `${folded} ${fold(words)}`;
  return query.split(/\s+/).every((word) => all.includes(word)) ? fit.elsewhere : fit.none;
}

/** How the list and its search name what a server has. */
export interface ServerNames {
  readonly os: (id: string) => string;
  readonly region: (region: string) => string;
  readonly words: (server: Server) => string;
}

const foldedNames = new WeakMap<Server, readonly [label: string, hostname: string]>();

/** A server's label and hostname, folded. Cached per server. */
function namesOf(server: Server): readonly [label: string, hostname: string] {
  const known = foldedNames.get(server);
  if (known !== undefined) return known;
  const names = [fold(server.label), fold(server.hostname)] as const;
  foldedNames.set(server, names);
  return names;
}

function fitOfServer(server: Server, query: string, isRecent: boolean): number {
  const { ipAddress, additionalIps, id, status } = server;
  const [label, hostname] = namesOf(server);
  const isSame = ipAddress === query || id === query || additionalIps.some(({ ip }) => ip === query);
  const found = isSame ? fit.same : Math.min(fitOf(label, query), fitOf(hostname, query), fit.elsewhere);
  return found + (status === 'terminated' ? behind(found) : 0) - (isRecent ? ahead : 0);
}

export interface FittingServer {
  readonly server: Server;
  readonly fit: number;
}

/** Compares numbers within labels as numbers, so that web-9 comes before web-10. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const byFit = (one: FittingServer, other: FittingServer): number =>
  one.fit - other.fit || collator.compare(one.server.label, other.server.label);

/** In this order comparing takes a tenth of the time. */
const isBefore = (one: FittingServer, other: FittingServer): boolean =>
  one.fit === other.fit ? one.server.label < other.server.label : one.fit < other.fit;

/** From this many on, sorting all of them takes longer than a keystroke may. */
const many = 500;

/** The best of all in order. Where many fit equally well, plain order decides which of them are among the best. */
function bestOf(all: readonly FittingServer[], most: number): readonly FittingServer[] {
  if (all.length < many) return all.toSorted(byFit).slice(0, most);
  const best: FittingServer[] = [];
  for (const one of all) {
    const last = best.length < most ? undefined : best.at(-1);
    if (last !== undefined && !isBefore(one, last)) continue;
    const after = best.findIndex((other) => isBefore(one, other));
    best.splice(after === -1 ? best.length : after, 0, one);
    if (best.length > most) best.pop();
  }
  return best.toSorted(byFit);
}

/** The words of a query that a server has, folded, without those that it must not have. */
const wordsOf = (query: string): readonly string[] =>
  fold(query)
    .split(/\s+/)
    .filter((word) => word !== '' && !word.startsWith('-'));

/**
 * The servers that a query finds by the rules of the list's search, the best first: by where the query stands in the
 * name, then those that were opened last, then by label.
 * @param recent ids
 * @param most how many are returned
 * @returns `count` is how many there are
 */
export function findFitting(
  servers: readonly Server[],
  query: string,
  names: ServerNames,
  recent: readonly string[],
  most: number,
): { readonly best: readonly FittingServer[]; readonly count: number } {
  const looked = wordsOf(query).join(' ');
  const all = servers
    .filter(fleetSearch(query, names.words))
    .map((server) => ({ server, fit: fitOfServer(server, looked, recent.includes(server.id)) }));
  return { best: bestOf(all, most), count: all.length };
}

/** The text of a server that a word is found in; `undefined` if it is only in what the search knows besides. */
function textWith(server: Server, word: string, names: ServerNames): string | undefined {
  const { hostname, ipAddress, additionalIps, id, os, region } = server;
  const addresses = additionalIps.map(({ ip }) => ip);
  const blocks = additionalIps.map(({ cidr }) => cidr);
  const texts = [hostname, ipAddress, ...addresses, ...blocks, id, names.os(os), names.region(region)];
  const address = parseIpv4(word);
  const around = (cidr: string): boolean => {
    const block = parseIpv4Block(cidr);
    return address !== undefined && block !== undefined && blockContains(block, address);
  };
  return (
    texts.find((text) => fold(text).includes(word)) ??
    blocks.find(around) ??
    // A system's id or a region's slug, which the page shows by another name.
    (fold(os).includes(word) ? names.os(os) : fold(region).includes(word) ? names.region(region) : undefined)
  );
}

/** What a server was found by, besides its name: the texts that contain the words which its name doesn't. */
export function foundBy(server: Server, name: string, query: string, names: ServerNames): readonly string[] {
  const folded = fold(name);
  const words = wordsOf(query).filter((word) => !folded.includes(word));
  const texts = words.map((word) => textWith(server, word, names) ?? '');
  return [...new Set(texts.filter((text) => text !== ''))];
}
