import { blockOrAddress } from '#domain/addressRange.ts';

/** What a text is found to name, while it is read. */
export interface Picked {
  readonly addresses: Set<string>;
  readonly blocks: Set<string>;
  readonly ranges: Set<string>;
}

/** Matches a sticky pattern at one place of a text. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** What stands between the ends of a range. */
export const rangeDash = String.raw`[ \t]{0,8}(?:-|[\u2010-\u2015\u2212~]|\.{2,3})[ \t]{0,8}|[ \t]{1,8}(?:to|through|thru|until|bis)[ \t]{1,8}`;

/** Adds an address with its prefix as what is meant by it. */
export function addWithPrefix(address: string, prefix: number, picked: Picked): void {
  const meant = blockOrAddress(address, prefix);
  if ('block' in meant) picked.blocks.add(meant.block);
  else picked.addresses.add(meant.address);
}
