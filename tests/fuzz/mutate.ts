/** Numbers between 0 and 1 that one seed always gives alike (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What no value of JavaScript could spell, put into the text itself. */
const spelled: Readonly<Record<string, string>> = {
  '"@huge"': '1e309',
  '"@minusHuge"': '-1e309',
  '"@tiny"': '-0.0',
  '"@long"': JSON.stringify('x'.repeat(2 ** 20)),
  '"@deepList"': '['.repeat(1_000) + ']'.repeat(1_000),
  '"@deepObject"': '{"a":'.repeat(1_000) + '1' + '}'.repeat(1_000),
  '"@proto"': '"__proto__"',
};

type Fields = Record<string, unknown>;
type Random = () => number;

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** Of another type than what stands there, and no word that a page may not say by itself. */
function swapped(value: unknown, random: Random): unknown {
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
  const odd = pick(random, others);
  return typeof odd === typeof value ? [value] : odd;
}

const instead: readonly ((value: unknown, random: Random) => unknown)[] = [
  () => null,
  swapped,
  swapped,
  () => '@huge',
  () => '@minusHuge',
  () => '@tiny',
  // A megabyte, now and then: it takes its time.
  (_value, random) => (random() < 0.1 ? '@long' : 'x'.repeat(2_000)),
  () => '@deepList',
  () => '@deepObject',
  (value) => (typeof value === 'string' ? `${value}<b>\u202E\u200B` : value),
  (value) => (typeof value === 'number' ? -value : [value, value]),
];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes what stands somewhere below; each level down is taken with the same chance. */
function mutate(value: unknown, random: Random): unknown {
  const isInner = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isInner || random() < 0.12) return pick(random, instead)(value, random);
  if (Array.isArray(value)) {
    const at = Math.floor(random() * value.length);
    const list = (value as unknown[]).slice(); // of anything
    const how = random();
    if (how < 0.1) list.splice(at, 1);
    else if (how < 0.2) list.push(list[at], null, 'x');
    else list[at] = mutate(list[at], random);
    return list;
  }
  const fields: Fields = { ...(isFields(value) ? value : {}) };
  const name = pick(random, Object.keys(fields));
  const how = random();
  if (how < 0.15) delete fields[name];
  else if (how < 0.25) fields['extra'] = { a: [1, 'x'], status: 'frozen' };
  else if (how < 0.35) fields['@proto'] = { isAdmin: true, label: 'x' };
  else fields[name] = mutate(fields[name], random);
  return fields;
}

/** The text of a good answer in which one to four things are wrong. */
export function mutatedText(good: unknown, random: Random): string {
  let value = good;
  for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) value = mutate(value, random);
  const text = JSON.stringify(value) ?? 'null';
  return text.replaceAll(/"@\w+"/g, (token) => spelled[token] ?? token);
}
