import { undoEscapes } from '#domain/pastedText/escapes.ts';
import { dashedName, dottedQuad, readDashedName, readDottedQuad } from '#domain/pastedText/ipv4InText.ts';
import { readColons } from '#domain/pastedText/ipv6InText.ts';
import { readReverseName } from '#domain/pastedText/reverseNames.ts';

/** What a text names that can be looked up, each once, in the order in which it comes. */
export interface TextPicks {
  /** IPv4 and IPv6, in the one way of writing each. */
  readonly addresses: readonly string[];
  /**
   * IPv4 and IPv6 blocks, such as "198.51.100.0/24" and "2001:db8::/48". Where another address of the block stands, as
   * in "198.51.100.7/24", it is one of `addresses`, too.
   */
  readonly blocks: readonly string[];
  /** Ranges, such as "198.51.100.0 - 198.51.100.31". */
  readonly ranges: readonly string[];
  /** UUIDs, in small letters. */
  readonly ids: readonly string[];
}

/** A host's name in a file's, "access_mx1.shop.example.log" and "mx1.shop.example_2026.csv". */
const hostInFileName =
  /(?<![\w.-])((?:[a-z\d-]{1,63}_){0,4})((?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){2,8}?[a-z]{2,24})(_[\w.-]{0,100}|(?:\.(?:csv|eml|gz|json|log|pcap|txt|xml)){1,2})(?![\w@-]|\.\w)/gi;

/**
 * Undoes what keeps a mail from being clickable, or breaks it on the way: escapes, "1[.]2(dot)3 dot 4", "[:]", "[at]",
 * characters of no width, and full-width digits. Takes the names of hosts out of the names of files.
 */
export function refang(text: string): string {
  let plain = undoEscapes(text);
  if (/[^ -~\s]/.test(plain)) {
    plain = plain
      // Marks of footnotes and of lists would become digits of the address beside them.
      .replaceAll(/[\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff\u2776-\u2793]/g, ' ')
      .replaceAll(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
      .replaceAll(/[^\P{Cc}\s]/gu, ' ')
      .normalize('NFKC')
      .replaceAll(/(?<=\d)[·•。](?=\d)/g, '.');
  }
  return plain
    .replaceAll(/[ \t]?[[({<] ?(?:\.|dot|punkt|nokta) ?[\])}>][ \t]?/gi, '.')
    .replaceAll(/(?<=\d)[ \t_-]{0,2}dot[ \t_-]{0,2}(?=\d)/gi, '.')
    .replaceAll(/\[\.(?=\w)|(?<=\d)(?:\]\.|\.\])(?=\d)/g, '.')
    .replaceAll(/\[(:(?:\/\/)?|\/)\]/g, '$1')
    .replaceAll(/(?<=\d\.)[[({](\d{1,3}[-\u2010-\u2015]\d{1,3})[\])}]/g, '$1')
    .replaceAll(/(?<=[\da-f])\[::\](?=[\da-f])/gi, '::')
    .replaceAll(/[ \t]?[[({<] ?(?:@|at) ?[\])}>][ \t]?/gi, '@')
    .replaceAll(hostInFileName, (file, before: string, host: string, after: string) =>
      before === '' && !after.startsWith('_') ? `${host} ` : `${file} ${host}`,
    );
}

/** Where an address may be: what is around it says whether there is one. No part of it can be repeated without end. */
const landmark = new RegExp(
  String.raw`(${dottedQuad})|(:[\da-f]{0,4}:)|(${dashedName})|(\.(?:in-addr|ip6)\.arpa)(?![\w-])`,
  'gi',
);
const uuid = /(?<![\da-z])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\da-z])/gi;

/**
 * Picks out of a text, such as an abuse mail, what can be looked up by itself. Takes time in proportion to the text. A
 * text can be read in pieces that end at the ends of lines.
 * @param text after {@link refang}
 */
export function pickFromText(text: string): TextPicks {
  const picked = {
    addresses: new Set<string>(),
    blocks: new Set<string>(),
    ranges: new Set<string>(),
    ids: new Set<string>(),
  };
  const pattern = new RegExp(landmark);
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [whole, quad, colons, dashes] = found;
    const end = found.index + whole.length;
    if (quad !== undefined) pattern.lastIndex = readDottedQuad(text, found.index, end, picked);
    else if (colons !== undefined) pattern.lastIndex = readColons(text, found.index, picked);
    else if (dashes !== undefined) pattern.lastIndex = readDashedName(text, found.index, end, picked);
    else readReverseName(text, found.index, picked);
  }
  for (const [id] of text.matchAll(uuid)) picked.ids.add(id.toLowerCase());
  return {
    addresses: [...picked.addresses],
    blocks: [...picked.blocks],
    ranges: [...picked.ranges],
    ids: [...picked.ids],
  };
}
