import { addressKey, readRange } from '#domain/addressRange.ts';

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

const opening = String.raw`["'“„«(\[<]{0,2}`;
const closing = String.raw`["'”“»)\]>]{0,2}`;
/** A line may break in it, also in a quoted mail. */
const wrapped = String.raw`[ \t]{0,40}\r?\n[> \t]{0,40}`;
const gap = String.raw`(?:[ \t]{1,40}|${wrapped})`;
const anyAddress = String.raw`[\da-f.:]{2,45}`;

/**
 * What stands between the ends of a range. Lines that begin with a dash, or all end in one, are a list. "And" and the
 * Turkish "ile" ("198.51.100.0 ile 198.51.100.31 arası") join any two addresses: another word makes a range of them.
 */
export const rangeDash = [
  String.raw`${closing}[ \t]{0,40}(?:-{1,2}|[\u2010-\u2015\u2212~]|\.{2,3})(?:${wrapped}(?!${anyAddress}[ \t]{0,40}-(?!\S))|[ \t]{0,40})${opening}`,
  String.raw`${closing}${gap}(?:to|through(?: to)?|thru|until|bis|(?<=(?:between|zwischen)\s{1,8}${opening}${anyAddress}${closing}${gap})(?:and|und))${gap}(?:ip )?${opening}`,
  String.raw`${closing}${gap}ile${gap}${opening}(?=${anyAddress}${closing}${gap}aras)`,
].join('|');

/**
 * Adds an address with its prefix as what is meant by it. An address within its block is meant itself; the block,
 * "198.51.100.7/24", says where to look if nobody has it, unless it is the block's broadcast or the block is huge.
 */
export function addWithPrefix(address: string, prefix: number, picked: Picked): void {
  const block = `${address}/${prefix}`;
  const range = readRange(block);
  const key = addressKey(address);
  const isFirst = range?.first === key;
  const isOne = range === undefined || range.first === range.last;
  if (isOne || !isFirst) picked.addresses.add(address);
  const isWithin = range?.last !== key && prefix >= (address.includes(':') ? 32 : 16);
  if (!isOne && (isFirst || isWithin)) picked.blocks.add(block);
}
