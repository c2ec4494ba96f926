import * as fc from 'fast-check';

/** JSON texts that JSON.stringify can't produce, written into the text in place of a token. */
const rawJson: Readonly<Record<string, string>> = {
  '"@huge"': '1e309',
  '"@minusHuge"': '-1e309',
  '"@tiny"': '-0.0',
  '"@long"': JSON.stringify('x'.repeat(2 ** 20)),
  '"@deepList"': '['.repeat(1_000) + ']'.repeat(1_000),
  '"@deepObject"': '{"a":'.repeat(1_000) + '1' + '}'.repeat(1_000),
  '"@proto"': '"__proto__"',
};

type Fields = Record<string, unknown>;
/** Draws values, so that a failing run can be repeated from its seed and shrunk. */
type Draw = fc.GeneratorValue;

function pick<Item>(draw: Draw, items: readonly Item[]): Item {
  const item = items[draw(fc.nat, { max: items.length - 1 })];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** True in one of so many cases. */
const oneIn = (draw: Draw, count: number): boolean => draw(fc.nat, { max: count - 1 }) === count - 1;

/** A value of another type, and no text that a page could show for another reason. */
function otherType(value: unknown, draw: Draw): unknown {
  const others: readonly unknown[] = [
    0,
    -7,
    1.5,
    123_456_789_012_345,
    '',
    ' ',
    '12',
    '1e5',
    true,
    [],
    {},
    [null],
    { a: 1 },
  ];
  const other = pick(draw, others);
  return typeof other === typeof value ? [value] : other;
}

const replacements: readonly ((value: unknown, draw: Draw) => unknown)[] = [
  () => null,
  otherType,
  otherType,
  () => '@huge',
  () => '@minusHuge',
  () => '@tiny',
  // A megabyte is slow, so it is rare.
  (_value, draw) => (oneIn(draw, 10) ? '@long' : 'x'.repeat(2_000)),
  () => '@deepList',
  () => '@deepObject',
  (value) => (typeof value === 'string' ? `${value}<b>\u202E\u200B` : value),
  (value) => (typeof value === 'number' ? -value : [value, value]),
];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes one value, at each level with the same chance. */
function mutate(value: unknown, draw: Draw): unknown {
  const isInner = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isInner || oneIn(draw, 8)) return pick(draw, replacements)(value, draw);
  if (Array.isArray(value)) {
    const at = draw(fc.nat, { max: value.length - 1 });
    const list = (value as unknown[]).slice(); // of anything
    if (oneIn(draw, 10)) list.splice(at, 1);
    else if (oneIn(draw, 9)) list.push(list[at], null, 'x');
    else list[at] = mutate(list[at], draw);
    return list;
  }
  const fields: Fields = { ...(isFields(value) ? value : {}) };
  const name = pick(draw, Object.keys(fields));
  if (oneIn(draw, 7)) delete fields[name];
  else if (oneIn(draw, 9)) fields['extra'] = { a: [1, 'x'], status: 'frozen' };
  else if (oneIn(draw, 8)) fields['@proto'] = { isAdmin: true, label: 'x' };
  else fields[name] = mutate(fields[name], draw);
  return fields;
}

/** An answer as text. Reports show only its beginning. */
export interface MutatedAnswer {
  readonly text: string;
}

/** The text of a good answer with one to four mistakes. */
export function mutatedAnswers(good: unknown): fc.Arbitrary<MutatedAnswer> {
  return fc.gen().map((draw) => {
    let value = good;
    for (let left = 1 + draw(fc.nat, { max: 3 }); left > 0; left -= 1) value = mutate(value, draw);
    const text = (JSON.stringify(value) ?? 'null').replaceAll(/"@\w+"/g, (token) => rawJson[token] ?? token);
    return { text, [fc.toStringMethod]: () => JSON.stringify(text.slice(0, 400)) };
  });
}
