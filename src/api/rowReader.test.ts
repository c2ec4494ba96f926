import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operations } from '#api/generated/operations.ts';
import { parseAnswer, type Parsed } from './answer.ts';
import { type KnownRows, RowReader } from './rowReader.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What the whole body is when it is decoded and parsed at once. */
function parseAtOnce(bytes: Uint8Array): Parsed {
  const listServers = operations.find(({ operationId }) => operationId === 'listServers');
  if (listServers === undefined) throw new Error('no such operation');
  return parseAnswer(listServers, new TextDecoder().decode(bytes));
}

/** Reads a body that arrives in chunks of these sizes, again and again. */
function read(bytes: Uint8Array, sizes: readonly number[], former?: KnownRows): KnownRows {
  const reader = new RowReader(former);
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    reader.take(bytes.subarray(at, at + size));
    at += size;
  }
  return reader.end();
}

function parsedFrom(bytes: Uint8Array, sizes: readonly number[], former?: KnownRows): Parsed {
  try {
    return { ok: true, value: read(bytes, sizes, former).rows };
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return { ok: false };
    throw thrown;
  }
}

const runs = { numRuns: 150 };
const chunkSizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
const space = fc.constantFrom('', ' ', '\n', '\r\n\t', '  ');
/** A value as JSON, with white space that `JSON.stringify` would not write. */
const spacedJson = fc
  .tuple(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), space, space)
  .map(([value, before, after]) => before + JSON.stringify(value, null, before.length) + after);
const lists = fc
  .tuple(space, fc.array(spacedJson, { maxLength: 12 }), space)
  .map(([before, rows, after]) => `${before}[${rows.join(',')}]${after}`);

const oddities = [
  '',
  ' ',
  '[]',
  ' [ \n\t\r ] ',
  '[',
  ']',
  '[]]',
  '[],',
  '[] x',
  '[,]',
  '[1,]',
  '[,1]',
  '[1,,2]',
  '[1 2]',
  '[1}',
  '[{"a":1]]',
  '[{"a":1}{"b":2}]',
  '[{"a":1},{"b":',
  '["\\',
  '["\\"]',
  '["\\\\"]',
  '["a\\"],[\\\\\\"b"]',
  '[[[]],[{}],{"a":[1,{"b":"]"}]}]',
  '[1,-0,1e400,123456789012345678901234567890,0.1e-7]',
  '[01]',
  '[1.]',
  '[NaN]',
  "['a']",
  '["\t"]',
  '["\\ud800","\\udc00\\ud800","\\uD83D\\uDE00"]',
  '["é€😀","\u{10ffff}"]',
  '[{"é":"😀"}, "\u2028"]',
  '\u00a0[]',
  '[\u00a01]',
  '[\u000b1]',
  '[]\u0000',
  '\ufeff[1]',
  '\ufeff \n[1]',
  ' \ufeff[1]',
  '\ufeff\ufeff[1]',
  '[\ufeff1]',
  '[1,\ufeff{"a":1}]',
  '{"a":[1]}',
  'null',
  '"[1]"',
  '<!doctype html><title>[1]</title>',
  '[{"id":"a","__proto__":{"isAdmin":true}},{"id":"b"}]',
  '[{"id":"a"},{"deep":[{"\\u005f_proto__":{"isAdmin":true}}]},"__proto__"]',
  '[true,false,null,nul]',
  '[true, false , null ]',
  '[/**/1]',
];

test.each(oddities)('%j, cut at every byte, is what it is at once', (text) => {
  const bytes = encode(text);
  const expected = parseAtOnce(bytes);
  for (let cut = 1; cut <= bytes.length + 1; cut += 1) {
    expect(parsedFrom(bytes, [cut, bytes.length])).toStrictEqual(expected);
  }
  expect(parsedFrom(bytes, [1])).toStrictEqual(expected);
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
});

test.each([
  ['a part of a byte order mark', [0xef, 0xbb, 0x5b, 0x5d]],
  ['a lone continuation byte', [0x5b, 0x22, 0x80, 0x22, 0x5d]],
  ['a cut character before the closing quote', [0x5b, 0x22, 0xf0, 0x9f, 0x22, 0x5d]],
  ['a cut character outside of a text', [0x5b, 0x31, 0xe2, 0x82, 0x2c, 0x31, 0x5d]],
  ['an overlong quote', [0x5b, 0x22, 0xc0, 0xa2, 0x22, 0x5d]],
])('%s is what it is at once', (_what, list) => {
  const bytes = Uint8Array.from(list);
  for (const size of [1, 2, 3, 9]) expect(parsedFrom(bytes, [size])).toStrictEqual(parseAtOnce(bytes));
});

describe('whatever arrives', () => {
  test('a list is what it is at once, however it is cut', () => {
    let longest = 0;
    fc.assert(
      fc.property(lists, chunkSizes, (text, sizes) => {
        const expected = parseAtOnce(encode(text));
        if (expected.ok) longest = Math.max(longest, (expected.value as unknown[]).length);
        expect(parsedFrom(encode(text), sizes)).toStrictEqual(expected);
      }),
      runs,
    );
    expect(longest).toBeGreaterThan(5);
  });

  test('a damaged list is refused, or read, as it is at once', () => {
    const refused = { count: 0 };
    const damage = fc.record({
      at: fc.nat(),
      removed: fc.integer({ min: 0, max: 3 }),
      inserted: fc.constantFrom('', ',', ']', '[', '{', '}', '"', '\\', '1', ' ', '\ufeff', '\u0000', 'é'),
    });
    fc.assert(
      fc.property(lists, damage, chunkSizes, (text, { at, removed, inserted }, sizes) => {
        const whole = encode(text);
        const place = at % (whole.length + 1);
        const bytes = Uint8Array.from([
          ...whole.subarray(0, place),
          ...encode(inserted),
          ...whole.subarray(place + removed),
        ]);
        const expected = parseAtOnce(bytes);
        if (!expected.ok) refused.count += 1;
        expect(parsedFrom(bytes, sizes)).toStrictEqual(expected);
        // Nor does a former answer make anything of it that it is not.
        expect(parsedFrom(bytes, sizes, read(whole, [50]))).toStrictEqual(expected);
      }),
      runs,
    );
    expect(refused.count).toBeGreaterThan(40);
  });

  test('a list after another is what it is at once', () => {
    // Few different rows, so that most of them are in both lists.
    const rows = fc.array(
      fc.constantFrom(
        '{"a":1}',
        '{"a":12}',
        '{"a":1,"b":[2]}',
        '[1]',
        '1',
        '12',
        '"a"',
        '"a,"',
        ' {"a":1} ',
        'x',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, rows, chunkSizes, (one, other, sizes) => {
        const former = parsedFrom(encode(`[${one.join(',')}]`), sizes);
        fc.pre(former.ok);
        const bytes = encode(`[${other.join(',')}]`);
        const known = read(encode(`[${one.join(',')}]`), sizes);
        expect(parsedFrom(bytes, sizes, known)).toStrictEqual(parseAtOnce(bytes));
      }),
      runs,
    );
  });
});

describe('after a former answer', () => {
  const server = (id: number, status = 'running') => ({
    id: `server-${id}`,
    label: 'é'.repeat(id % 9),
    status,
  });
  const servers = Array.from({ length: 500 }, (_, id) => server(id));
  const bodyOf = (rows: readonly unknown[]): Uint8Array => encode(JSON.stringify(rows));
  const former = read(bodyOf(servers), [1_000]);

  /** The indexes of the rows that are new objects. */
  function newRows(rows: readonly unknown[]): readonly number[] {
    const known = new Set(former.rows);
    const next = read(bodyOf(rows), [777], former);
    expect(next.rows).toStrictEqual(rows);
    // The next answer finds these rows in turn.
    expect(read(bodyOf(rows), [1_001], next)).toBe(next);
    return [...next.rows.keys()].filter((index) => !known.has(next.rows[index]));
  }

  test('an unchanged one is the same list', () => {
    for (const size of [1, 7, 4_096, 1e6]) expect(read(bodyOf(servers), [size], former)).toBe(former);
  });

  test.each([
    ['one changed', servers.with(40, server(40, 'stopped')), [40]],
    ['the first changed', servers.with(0, server(0, 'stopped')), [0]],
    ['the last changed', servers.with(499, server(499, 'stopped')), [499]],
    ['one was inserted at the front', [server(900), ...servers], [0]],
    ['one was added at the end', [...servers, server(900)], [500]],
    ['one was removed from the front', servers.slice(1), []],
    ['the last was removed', servers.slice(0, -1), []],
    ['ten were removed from the middle', servers.toSpliced(200, 10), []],
    [
      'many in a row changed',
      servers.map((row, id) => (id >= 100 && id < 140 ? server(id, 'stopped') : row)),
      [...Array(40).keys()].map((id) => id + 100),
    ],
    [
      'many were inserted',
      servers.toSpliced(100, 0, ...[...Array(40).keys()].map((id) => server(id + 900))),
      [...Array(40).keys()].map((id) => id + 100),
    ],
    ['one moved to the front and changed', [server(300, 'stopped'), ...servers.toSpliced(300, 1)], [0]],
  ])('%s: only that is new', (_what, rows, expected) => expect(newRows(rows)).toEqual(expected));

  test('a number that grew is not taken for the one before', () => {
    const known = read(encode('[1,2]'), [9]);
    expect(read(encode('[1,23]'), [9], known).rows).toEqual([1, 23]);
    expect(read(encode('[12,2]'), [9], known).rows).toEqual([12, 2]);
    expect(read(encode('[1,2]'), [9], read(encode('[1,23]'), [9])).rows).toEqual([1, 2]);
  });

  test('a body that stops early, or goes on, is refused', () => {
    const bytes = bodyOf(servers);
    expect(parsedFrom(bytes.subarray(0, -1), [1_000], former)).toEqual({ ok: false });
    expect(parsedFrom(Uint8Array.from([...bytes, 0x2c]), [1_000], former)).toEqual({ ok: false });
    expect(parsedFrom(Uint8Array.from([...bytes, 0x20]), [1_000], former)).toEqual({
      ok: true,
      value: servers,
    });
  });
});
