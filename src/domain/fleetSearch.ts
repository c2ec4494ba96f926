import { fold } from './fold.ts';
import { parseIpv4, parseIpv4Block, blockContains } from './ipAddress.ts';
import type { Server } from './server.ts';

const haystacks = new WeakMap<Server, string>();

/** What of a server is searched: label, hostname, every address, id, OS and region, folded. Made once a server. */
function haystackOf(server: Server): string {
  const made = haystacks.get(server);
  if (made !== undefined) return made;
  const { label, hostname, ipAddress, additionalIps, id, os, region } = server;
  const addresses = additionalIps.flatMap(({ ip, cidr }) => [ip, cidr]);
  // A character that nobody types between the fields, so that no word is found across two of them.
  const haystack = fold([label, hostname, ipAddress, ...addresses, id, os, region].join('\u0001'));
  haystacks.set(server, haystack);
  return haystack;
}

/** One word of a query: what to look for, or with `-` before it what must not be there. */
interface Term {
  readonly word: string;
  readonly isExcluded: boolean;
  /** The word as an address, which is also found inside an additional block. */
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
 * Makes a test from what was typed: every word must be found, in any field and any order; a word after `-` must not.
 */
export function fleetSearch(query: string): (server: Server) => boolean {
  // A `-` by itself is the beginning of a word that is still being typed.
  const typed = query.split(/\s+/).filter((word) => word !== '' && word !== '-');
  const terms = typed.map(termOf);
  return (server) =>
    terms.every(({ word, isExcluded, address }) => {
      const isFound =
        haystackOf(server).includes(word) || (address !== undefined && isInABlock(server, address));
      return isFound !== isExcluded;
    });
}
