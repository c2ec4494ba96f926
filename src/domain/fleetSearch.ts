import { fold } from './fold.ts';
import { parseIpv4, parseIpv4Block, blockContains } from './ipAddress.ts';
import type { Server } from './server.ts';

const haystacks = new WeakMap<Server, string>();

/** The searchable text of a server: label, hostname, every address, id, OS and region, folded. Cached per server. */
function haystackOf(server: Server): string {
  const cached = haystacks.get(server);
  if (cached !== undefined) return cached;
  const { label, hostname, ipAddress, additionalIps, id, os, region } = server;
  const addresses = additionalIps.flatMap(({ ip, cidr }) => [ip, cidr]);
  // Joins the fields with a character that users don't type, so that no word matches across two of them.
  const haystack = fold([label, hostname, ipAddress, ...addresses, id, os, region].join('\u0001'));
  haystacks.set(server, haystack);
  return haystack;
}

/** One word of a query: it must occur or, with a leading `-`, must not. */
interface Term {
  readonly word: string;
  readonly isExcluded: boolean;
  /** The word as an IPv4 address: it also matches any block of additional addresses that contains it. */
  readonly address: number | undefined;
}

function termOf(typed: string): Term {
  const isExcluded = typed.length > 1 && typed.startsWith('-');
  const word = isExcluded ? typed.slice(1) : typed;
  return { word: fold(word), isExcluded, address: parseIpv4(word) };
}

function isInABlock(server: Server, address: number): boolean {
  return server.additionalIps.some(({ cidr }) => {
    const block = parseIpv4Block(cidr);
    return block !== undefined && blockContains(block, address);
  });
}

/**
 * Makes a filter from the query: every word must occur, in any field and any order; a word after `-` must not.
 * @param namesOf a further text that a server is found by, folded: the names of its system and its region
 */
export function fleetSearch(query: string, namesOf: (server: Server) => string): (server: Server) => boolean {
  // A lone `-` is the start of a word that is still being typed.
  const typed = query.split(/\s+/).filter((word) => word !== '' && word !== '-');
  const terms = typed.map(termOf);
  return (server) =>
    terms.every(({ word, isExcluded, address }) => {
      const isFound =
        haystackOf(server).includes(word) ||
        namesOf(server).includes(word) ||
        (address !== undefined && isInABlock(server, address));
      return isFound !== isExcluded;
    });
}
