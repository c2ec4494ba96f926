import { parseSafely } from './answer.ts';

/** The rows of one answer, and the bytes that they were parsed from. */
export interface KnownRows {
  readonly rows: readonly unknown[];
  /** The whole body. */
  readonly bytes: Uint8Array;
  /** Where each row begins and ends in the body. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The length of the longest row, in bytes. */
  readonly longest: number;
}

const nothingKnown: KnownRows = { rows: [], bytes: new Uint8Array(), starts: [], ends: [], longest: 0 };

const [space, tab, lineFeed, carriageReturn] = [0x20, 0x09, 0x0a, 0x0d];
const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** After rows were inserted, changed or removed, this many of the former rows are tried as the next one. */
const triedRows = 16;

// A byte order mark counts only at the body's start, where the reader skips it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const isSpace = (byte: number | undefined): boolean =>
  byte === space || byte === lineFeed || byte === carriageReturn || byte === tab;

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

const refuse = (): never => {
  throw new SyntaxError('This is no JSON array');
};

/** How many of the next `length` bytes are equal. Compares four at a time: an unchanged answer costs only this. */
function equalBytes(one: DataView, at: number, other: DataView, otherAt: number, length: number): number {
  let count = 0;
  while (count + 4 <= length && one.getInt32(at + count) === other.getInt32(otherAt + count)) count += 4;
  while (count < length && one.getUint8(at + count) === other.getUint8(otherAt + count)) count += 1;
  return count;
}

/**
 * Reads a JSON array from its bytes as they arrive. A row with the same bytes as a row of a former answer is not parsed
 * again: it is the same value. The result is what `JSON.parse` makes of the whole text, without any own `__proto__`.
 * Where that throws or is no array, `take` or `end` throws a SyntaxError.
 */
export class RowReader {
  readonly #former: KnownRows;
  readonly #formerView: DataView;
  /** While the body equals the former one, only its size is kept. */
  #isSame = true;
  #bytes = new Uint8Array();
  #view = viewOf(this.#bytes);
  /** How many bytes have arrived, and how many of them are read. */
  #size = 0;
  #at = 0;
  /** Before the array, before a row, in one, after one, after the array. */
  #place: 'head' | 'start' | 'row' | 'after' | 'over' = 'head';
  #start = 0;
  #depth = 0;
  #isInText = false;
  /** The last rows of `#starts` and `#ends` may be missing in `#rows`: they are parsed together. */
  readonly #rows: unknown[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** In bytes. */
  #longest = 0;
  /** The former row after the last one that was taken over, and how many rows have been new since. */
  #next = 0;
  #newSince = 0;

  constructor(former: KnownRows = nothingKnown) {
    this.#former = former;
    this.#formerView = viewOf(former.bytes);
  }

  /** Reads on. The time it takes grows with the chunk's length. */
  take(chunk: Uint8Array): void {
    let same = 0;
    if (this.#isSame) {
      const length = Math.min(chunk.length, this.#former.bytes.length - this.#size);
      same = equalBytes(viewOf(chunk), 0, this.#formerView, this.#size, length);
      this.#size += same;
      if (same === chunk.length) return;
      this.#leaveFormer();
    }
    this.#append(chunk.subarray(same));
    this.#walk(false);
  }

  /** Returns the rows. Call it once, after the last chunk. */
  end(): KnownRows {
    if (this.#isSame) {
      if (this.#size === this.#former.bytes.length && this.#size > 0) return this.#former;
      this.#leaveFormer();
    }
    this.#walk(true);
    if (this.#place !== 'over') refuse();
    return {
      rows: this.#rows,
      bytes: this.#bytes.subarray(0, this.#size),
      starts: this.#starts,
      ends: this.#ends,
      longest: this.#longest,
    };
  }

  /** From here on the body differs from the former one: takes over what came before. */
  #leaveFormer(): void {
    const { rows, bytes, starts, ends } = this.#former;
    this.#isSame = false;
    this.#bytes = new Uint8Array(Math.max(1_000_000, bytes.length + 500_000));
    this.#bytes.set(bytes.subarray(0, this.#size));
    this.#view = viewOf(this.#bytes);
    // The byte at a row's end must be the same, too: the row `1` may be `12` now.
    while ((ends[this.#next] ?? Infinity) < this.#size) {
      this.#keep(rows[this.#next], starts[this.#next] ?? 0, ends[this.#next] ?? 0);
      this.#next += 1;
    }
  }

  #append(chunk: Uint8Array): void {
    if (this.#size + chunk.length > this.#bytes.length) {
      // In few large steps: copying 30 MB would take longer than a frame, and unused memory costs nothing.
      const larger = new Uint8Array(4 * (this.#size + chunk.length));
      larger.set(this.#bytes.subarray(0, this.#size));
      this.#bytes = larger;
      this.#view = viewOf(larger);
    }
    this.#bytes.set(chunk, this.#size);
    this.#size += chunk.length;
  }

  /** Reads all bytes that are there. Before the end, a row waits until the longest former row could be compared. */
  #walk(isEnd: boolean): void {
    while (this.#at < this.#size) {
      if (this.#place === 'row') this.#readRow();
      else if (isSpace(this.#bytes[this.#at])) this.#at += 1;
      else if (this.#place !== 'start') {
        const isCut = this.#at === 0 && this.#size < byteOrderMark.length;
        if (isCut && !isEnd) break;
        this.#readBetween();
      } else if (isEnd || this.#size - this.#at >= this.#former.longest) this.#beginRow();
      else break;
    }
    this.#parseRows();
  }

  #readBetween(): void {
    const byte = this.#bytes[this.#at];
    if (this.#at === 0 && byteOrderMark.every((mark, place) => mark === this.#bytes[place])) {
      this.#at = byteOrderMark.length;
      return;
    }
    if (byte === openBracket && this.#place === 'head') this.#place = 'start';
    else if (byte === comma && this.#place === 'after') this.#place = 'start';
    else if (byte === closeBracket && this.#place === 'after') this.#place = 'over';
    else refuse();
    this.#at += 1;
  }

  #beginRow(): void {
    if (this.#bytes[this.#at] === closeBracket && this.#ends.length === 0) {
      this.#at += 1;
      this.#place = 'over';
      return;
    }
    if (this.#takeFormer(this.#next + this.#newSince)) return;
    for (let skipped = 0; skipped <= triedRows; skipped += 1) {
      if (this.#takeFormer(this.#next + skipped)) return;
    }
    this.#start = this.#at;
    this.#place = 'row';
  }

  /** Takes over a former row if its bytes are next. An object or array ends where its bytes do, whatever follows. */
  #takeFormer(index: number): boolean {
    const { rows, bytes, starts, ends } = this.#former;
    const start = starts[index];
    if (start === undefined || (bytes[start] !== openBrace && bytes[start] !== openBracket)) return false;
    const length = (ends[index] ?? 0) - start;
    if (length > this.#size - this.#at) return false;
    if (equalBytes(this.#view, this.#at, this.#formerView, start, length) < length) return false;
    this.#parseRows();
    this.#keep(rows[index], this.#at, this.#at + length);
    this.#next = index + 1;
    this.#newSince = 0;
    return true;
  }

  #keep(row: unknown, start: number, end: number): void {
    this.#rows.push(row);
    this.#endRow(start, end);
  }

  #endRow(start: number, end: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#longest = Math.max(this.#longest, end - start);
    this.#at = end;
    this.#place = 'after';
  }

  /** Looks for the end of a new row. Whether it is valid JSON is left to `JSON.parse`. */
  #readRow(): void {
    const bytes = this.#bytes;
    const size = this.#size;
    let at = this.#at;
    let depth = this.#depth;
    let isInText = this.#isInText;
    for (; at < size; at += 1) {
      const byte = bytes[at];
      if (isInText) {
        if (byte === quote) isInText = false;
        else if (byte === backslash) at += 1;
      } else if (byte === quote) isInText = true;
      else if (byte === openBrace || byte === openBracket) depth += 1;
      else if (byte === closeBrace || byte === closeBracket || byte === comma) {
        if (depth === 0) break;
        if (byte !== comma) depth -= 1;
      }
    }
    this.#at = at;
    this.#depth = depth;
    this.#isInText = isInText;
    if (at >= size) return;
    this.#newSince += 1;
    this.#endRow(this.#start, at);
  }

  /** Parses the rows that are new since the last one taken over: together, since each call has a cost of its own. */
  #parseRows(): void {
    const first = this.#starts[this.#rows.length];
    if (first === undefined) return;
    const text = decoder.decode(this.#bytes.subarray(first, this.#ends.at(-1)));
    for (const row of parseSafely(`[${text}]`) as unknown[]) this.#rows.push(row); // an array's brackets are around it
    if (this.#rows.length !== this.#starts.length) refuse();
  }
}
