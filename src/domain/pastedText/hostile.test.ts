import { expect, test } from 'vitest';
import { decodeMail } from '#domain/decodeMail.ts';
import { pickFromText, refang } from '#domain/textPicks.ts';

const read = (text: string) => pickFromText(refang(decodeMail(text).text));

/** The processor time of a reading in this thread, in milliseconds: the least of three. */
function costOf(text: string): number {
  const costs = [1, 2, 3].map(() => {
    const before = process.threadCpuUsage();
    read(text);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
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

test.each(parts)('%j without end is read in time that grows with its length alone', (part) => {
  const text = part.repeat(Math.ceil(5_000 / part.length));
  const once = costOf(text);
  // Four times the text: a reading that goes back to the start for each character takes sixteen times as long.
  expect(costOf(text.repeat(4))).toBeLessThan(10 * once + 30);
  expect(costOf(`${text.repeat(4)}!`)).toBeLessThan(10 * once + 30);
});

test('one line of 5 MB, also in base64, and 50,000 addresses are read', () => {
  const long = `${'a'.repeat(5_000_000)} 198.51.100.7`;
  const only = { addresses: ['198.51.100.7'], blocks: [], ranges: [], ids: [] };
  expect(read(long)).toEqual(only);
  expect(read(`${header}\n\n${Buffer.from(long).toString('base64')}`)).toEqual(only);
  const addresses = Array.from({ length: 50_000 }, (_, at) => `10.0.${at >> 8}.${at & 255}`);
  expect(read(addresses.join(' ')).addresses).toHaveLength(50_000);
});
