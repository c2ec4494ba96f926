import { parseIpv4Block } from './ipAddress.ts';
import { formatIpv4Block } from './ipText.ts';
import { canonicalAddress } from './ipv6Text.ts';

/** Longer texts are cut: no mail about a server has more to say, and a file that was dropped here must not stall the page. */
export const longestPickedText = 200_000;

/** What a text names that can be looked up, each once, in the order in which it comes. */
export interface TextPicks {
  /** IPv4 and IPv6, in the one way of writing each. */
  readonly addresses: readonly string[];
  /** IPv4 blocks, such as "198.51.100.0/24". */
  readonly blocks: readonly string[];
  /** UUIDs, in small letters. */
  readonly ids: readonly string[];
}

/**
 * Undoes what keeps a mail from being clickable, or breaks it on the way: "1[.]2(dot)3 dot 4", "\.", "[:]", "[at]",
 * characters of no width, full-width digits, and the soft line breaks of quoted-printable.
 */
export function refang(text: string): string {
  return text
    .slice(0, longestPickedText)
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .normalize('NFKC')
    .replaceAll(/[ \t]?[[({<] ?(?:\.|dot) ?[\])}>][ \t]?/gi, '.')
    .replaceAll(/(?<=\d)[ \t]+dot[ \t]+(?=\d)/gi, '.')
    .replaceAll(/[[\\]\.(?=\w)|(?<=\d)(?:\]\.|\.\])(?=\d)/g, '.')
    .replaceAll(/\[:\]/g, ':')
    .replaceAll(/[ \t]?[[({<] ?(?:@|at) ?[\])}>][ \t]?/gi, '@');
}

const letterOrDigit = String.raw`[\p{L}\p{N}_]`;
/** A dotted quad that is no part of a longer name or number, with the prefix of a block where there is one. */
const ipv4 = new RegExp(
  String.raw`(?<!${letterOrDigit}|\.)(\d{1,3}(?:\.\d{1,3}){3})(\/\d{1,2})?(?!${letterOrDigit}|\.${letterOrDigit})`,
  'gu',
);
/** The name under which an address is looked up the other way round: its parts stand in reverse. */
const reverseName = /(?<![\w.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.in-addr\.arpa/gi;
const maybeIpv6 = /(?<![\w:.])[\da-f:.]{2,45}(?![\w:])/gi;
const uuid = /(?<!\w)[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?!\w)/gi;

/**
 * Picks out of a text, such as an abuse mail, what can be looked up by itself.
 * @param text after {@link refang}
 */
export function pickFromText(text: string): TextPicks {
  const addresses = new Set<string>();
  const blocks = new Set<string>();
  const straight = text.replaceAll(reverseName, ' $4.$3.$2.$1 ');
  for (const [, quad = '', prefix = ''] of straight.matchAll(ipv4)) {
    const block = prefix === '' ? undefined : parseIpv4Block(`${quad}${prefix}`);
    const address = canonicalAddress(quad);
    // "198.51.100.7/24" is an address with its netmask, and "/32" is one address.
    if (block !== undefined && block.prefix < 32) blocks.add(formatIpv4Block(block));
    else if (address !== undefined) addresses.add(address);
  }
  for (const [candidate] of straight.matchAll(maybeIpv6)) {
    const address = candidate.includes(':') ? canonicalAddress(candidate.replace(/\.+$/, '')) : undefined;
    if (address !== undefined) addresses.add(address);
  }
  const ids = new Set([...text.matchAll(uuid)].map(([id]) => id.toLowerCase()));
  return { addresses: [...addresses], blocks: [...blocks], ids: [...ids] };
}
