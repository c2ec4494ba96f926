import { expect, test } from 'vitest';
import { decodeMail, decodeMailInSteps } from '#domain/decodeMail.ts';
import { pickFromText, refang } from '#domain/textPicks.ts';

const read = (text: string) => pickFromText(refang(decodeMail(text).text));

/** The processor time of this thread so far, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The processor time of a reading: the least of three. */
function costOf(text: string): number {
  const costs = [1, 2, 3].map(() => {
    const start = processorTime();
    read(text);
    return processorTime() - start;
  });
  return Math.min(...costs);
}

const header = 'Content-Transfer-Encoding: base64';

const parts = [
  ...'a 1 1. 1.1.1.1/ 1.1.1.1-1.1.1.2, 0-31.1.1.1.in-addr.arpa .in-addr.arpa 1.ip6.arpa 1- 1-1-1-1.a'.split(
    ' ',
  ),
  ...': 1: :: 2001:db8::1. deadbeef -aaaa [::] ( [ [.] [[[at]]] javascript: <wbr #012 --'.split(' '),
  ...'= =3D =C3 =20 \\ \\n \\u & &amp; &# % %25 %C3 =?utf-8?b? "Payload":"'.split(' '),
  '198.51.100.7\n',
  '198.51.100.7 - 198.51.100.8 ',
  '12:03:41 ',
  ' dot ',
  'a_',
  'a_a.a.aa_',
  '1.1.1.1 and ',
  'between 1.1.1.1 and ',
  '2026.11.29.',
  '1.1.1.1, mask ',
  '1.1.1.1 -\n',
  'OUT=\n1.1.1.1',
  '=22a',
  'x\\\\',
  '?= ',
  ' ',
  '\n',
  '=\n',
  '> \n',
  '\u0000',
  '\ud800',
  '\u001b[',
  'é',
  '1\u200b',
  `${header} `,
  `${header}\n`,
  `${header}\n\n`,
  `${header}\n--`,
  `> ${header}\n\nAAAA\n`,
  '"Base64Encoded":true,"Payload":"AA"',
  '{"Encoding":"base64"',
];

test.each<[string, string]>([
  ...parts.map((part): [string, string] => ['', part]),
  [`${header}\n\n`, ' '],
  ['"Encoding":"base64","Payload":"AA","', '{'],
])('%j and %j without end are read in time that grows with their length alone', (start, part) => {
  const text = part.repeat(Math.ceil(5_000 / part.length));
  const once = costOf(start + text);
  // Four times the text: a reading that goes back to the start for each character takes sixteen times as long.
  expect(costOf(start + text.repeat(4))).toBeLessThan(10 * once + 30);
  expect(costOf(`${start}${text.repeat(4)}!`)).toBeLessThan(10 * once + 30);
});

test('one line of 5 MB, also in base64, and 50,000 addresses are read', () => {
  const long = `${'a'.repeat(5_000_000)} 198.51.100.7`;
  const only = { addresses: ['198.51.100.7'], blocks: [], ranges: [], ids: [] };
  expect(read(long)).toEqual(only);
  expect(read(`${header}\n\n${Buffer.from(long).toString('base64')}`)).toEqual(only);
  const addresses = Array.from({ length: 50_000 }, (_, at) => `10.0.${at >> 8}.${at & 255}`);
  expect(read(addresses.join(' ')).addresses).toHaveLength(50_000);
});

const base64 = Buffer.from('auth failed for 198.51.100.7 "/>\n'.repeat(100_000)).toString('base64');

test.each([
  ['a part', `${header}\n\n${base64.replaceAll(/.{76}/g, '$&\n')}`],
  ['a sample', `{"Encoding":"base64","Payload":"${base64.replaceAll('/', String.raw`\/`)}"}`],
  ['a header without end', `${header}\n`.repeat(130_000)],
  ['many headers', `${header}\n\n`.repeat(130_000)],
  ['many samples', '{"Encoding":"base64","Payload":"QUFB"}'.repeat(100_000)],
  ['many plain samples', '{"Payload":"QUFB"}'.repeat(100_000)],
  ['a sample of slashes', `{"Encoding":"base64","Payload":"${String.raw`\/`.repeat(2_000_000)}"}`],
  ['many words', '=?utf-8?B?w7w=?='.repeat(100_000)],
])('%s of megabytes is decoded in many short steps', (_, text) => {
  const shares = [1, 2, 3].map(() => {
    const start = processorTime();
    let longest = 0;
    let before = start;
    const add = (): void => {
      const now = processorTime();
      longest = Math.max(longest, now - before);
      before = now;
    };
    for (const _ of decodeMailInSteps(text)) add();
    add();
    return longest / (before - start);
  });
  expect(Math.min(...shares)).toBeLessThan(0.4);
});

test('a sample of 10 MB is decoded', () => {
  const { text, unread } = decodeMail(`{"Encoding":"base64","Payload":"${'QUFB'.repeat(2_500_000)}"}`);
  expect(unread).toBe(0);
  expect(text.length).toBeGreaterThan(7_500_000);
});
