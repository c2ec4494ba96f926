import { expect, test } from 'vitest';
import { findServers, type FoundServer, longestText } from './findServers.ts';
import { readServer, type Server } from './server.ts';
import { sliceLength } from './textSlices.ts';

const idOf = (number: number) => `7d444840-9dc0-11d1-b245-${String(number).padStart(12, '0')}`;

function server(number: number, fields: Record<string, unknown>): Server {
  const read = readServer({ id: idOf(number), status: 'running', ...fields });
  if (read === undefined) throw new Error(`server ${number} can not be read`);
  return read;
}

const block = { gateway: '203.0.113.1', netmask: '255.255.255.240', cidr: '203.0.113.0/28' };

const fleet = [
  server(1, { label: 'prod-web-1', hostname: 'web1.example.com', ipAddress: '198.51.100.7' }),
  server(2, {
    label: 'prod-web-2',
    hostname: 'web2.example.com',
    ipAddress: '198.51.100.70',
    additionalIps: [{ ip: '203.0.113.5', ...block }],
  }),
  server(3, { label: 'web', hostname: 'win-rdp-01', additionalIps: [{ ip: '203.0.113.6', ...block }] }),
  server(4, { label: 'edge izmir', hostname: 'İzmir.example.com', ipAddress: '2001:DB8::0001' }),
  server(5, { label: '', hostname: 'old.example.com', ipAddress: '198.51.100.7', status: 'terminated' }),
  server(6, {
    hostname: 'six',
    additionalIps: [
      { ip: '2001:db8:f::6', cidr: '2001:DB8:F::/64' },
      { ip: '::ffff:198.18.0.200', cidr: '' },
    ],
  }),
];

/** Each found server as its number and its matches. */
function summarize(found: readonly FoundServer[]): string[] {
  return found.map(({ server: { id }, matches }) =>
    [Number(id.slice(-3)), ...matches.map(({ by, text }) => `${by} ${text}`)].join(', '),
  );
}

test.each([
  ['198.51.100.70', ['2, address 198.51.100.70']],
  ['198[.]51[.]100[.]70', ['2, address 198.51.100.70']],
  ['the living before the dead: 198.51.100.7', ['1, address 198.51.100.7', '5, address 198.51.100.7']],
  ['2001:db8:0::1', ['4, address 2001:db8::1']],
  ['203.0.113.5', ['2, address 203.0.113.5']],
  ['203.0.113.9', ['2, itsBlock 203.0.113.9', '3, itsBlock 203.0.113.9']],
  ['203.0.113.16', []],
  ['198.51.100.80/27', ['2, itsBlock 198.51.100.80']],
  ['198.51.100.70/24', ['2, address 198.51.100.70']],
  ['198.51.100.70/27 and 198.51.100.71/27', ['2, address 198.51.100.70, itsBlock 198.51.100.71']],
  ['2001:db8::10/64', ['4, itsBlock 2001:db8::10']],
  ['203.0.113.1 netmask 255.255.255.0', ['2, itsBlock 203.0.113.1', '3, itsBlock 203.0.113.1']],
  ['70-100-51-198.isp.test 70.100.51.198.isp.test', ['2, reversed 70.100.51.198']],
  ['198.51.100.64/26 and 198.51.100.64/255.255.255.192', ['2, block 198.51.100.64/26']],
  ['198.51.100.64 - 198.51.100.95', ['2, block 198.51.100.64 - 198.51.100.95']],
  ['198.51.100.70-198.51.100.80', ['2, block 198.51.100.70 - 198.51.100.80']],
  ['198.51.100.60–70', ['2, block 198.51.100.60 - 198.51.100.70']],
  ['198.51.100.8 - 198.51.100.69', []],
  ['203.0.113.5-6', ['2, block 203.0.113.5 - 203.0.113.6', '3, block 203.0.113.5 - 203.0.113.6']],
  ['2001:db8::/48', ['4, block 2001:db8::/48']],
  ['2001:db8:: - 2001:db8::ff', ['4, block 2001:db8:: - 2001:db8::ff']],
  ['2001:db8:1::/48', []],
  ['::ffff:198.51.100.70', ['2, address 198.51.100.70']],
  ['198.051.100.070', ['2, address 198.51.100.70']],
  ['2001:db8:f::9', ['6, itsBlock 2001:db8:f::9']],
  ['198.51.100.64/26', ['2, block 198.51.100.64/26']],
  ['198.51.100.0/25', ['1, block 198.51.100.0/25', '2, block 198.51.100.0/25', '5, block 198.51.100.0/25']],
  [idOf(3), [`3, id ${idOf(3)}`]],
  [`/servers/${idOf(3).toUpperCase()}`, [`3, id ${idOf(3)}`]],
  ['WEB2.example.com.', ['2, hostname web2.example.com']],
  ['root@web2.example.com', ['2, hostname web2.example.com']],
  ['hxxp://web2[.]example[.]com/x.php', ['2, hostname web2.example.com']],
  ['izmir.example.com', ['4, hostname İzmir.example.com']],
  ['not-web2.example.com', []],
  ['web2.example.com_access.log', ['2, hostname web2.example.com']],
  ['access_web2.example.com.log.gz', ['2, hostname web2.example.com']],
  ['see log/web2.example.com.txt', ['2, hostname web2.example.com']],
  ['a_web2.example.com a_web2.example.com@isp.test', []],
  ['prod-web-1', ['1, label prod-web-1']],
  ['my (prod-web-1) is slow', ['1, label prod-web-1']],
  ['Edge\n> Izmir is down', ['4, label edge izmir']],
  ['the host WIN-RDP-01 again', ['3, hostname win-rdp-01']],
  ['web', ['3, label web']],
  ['web\nprod-web-2\n', ['3, label web', '2, label prod-web-2']],
  ['prod', ['1, part prod', '2, part prod']],
  ['example rdp', []],
  ['rdp win', ['3, part rdp, part win']],
  ['198.51.100', ['1, part 198.51.100', '2, part 198.51.100', '5, part 198.51.100']],
  ['b245-000000000004', ['4, part b245-000000000004']],
  ['198.51.100.6', []],
  ['', []],
  [' \n', []],
])('%o finds %o', (text, found) => expect(summarize(findServers(fleet, text).found)).toEqual(found));

test('a word that any text has in it is told apart from a name', () => {
  const { found, byOrdinaryWord } = findServers(fleet, 'The web server at 198.51.100.70 sends spam');
  expect(summarize(found)).toEqual(['2, address 198.51.100.70']);
  expect(summarize(byOrdinaryWord)).toEqual(['3, label web']);
  expect(findServers(fleet, 'mail from web@web.test').byOrdinaryWord).toEqual([]);
});

test('a whole mail: what it names is found, the surest first, and what is no server’s here is told', () => {
  const mail = `From: abuse@isp.test
Subject: [abuse] Brute force from 203[.]0[.]113[.]12

Dear team of prod-web-2,
  192.0.2.44 was attacked by hxxp://web1[.]example[.]com/x.php?a=b.html (198.51.100.7) at 12:03:41 UTC.
Ticket ${idOf(9)}, see 192.0.2.0/24.`;
  const { found, lookedFor, missing } = findServers(fleet, mail);
  expect(summarize(found)).toEqual([
    '1, address 198.51.100.7, hostname web1.example.com',
    '2, itsBlock 203.0.113.12, label prod-web-2',
    '3, itsBlock 203.0.113.12',
    '5, address 198.51.100.7',
  ]);
  expect(lookedFor).toEqual({
    addresses: ['203.0.113.12', '192.0.2.44', '198.51.100.7'],
    blocks: ['192.0.2.0/24'],
    ranges: [],
    ids: [idOf(9)],
    hosts: ['isp.test', 'web1.example.com'],
  });
  expect(missing).toEqual({
    addresses: ['192.0.2.44'],
    blocks: ['192.0.2.0/24'],
    ranges: [],
    ids: [idOf(9)],
    hosts: ['isp.test'],
  });
});

test('what is found in another way than it is written is not missing', () => {
  const text = '198.51.100.70/24 198.51.100.80/27 70.100.51.198.isp.test';
  expect(findServers(fleet, text).missing).toMatchObject({ addresses: [], blocks: [] });
});

test('a server is found by an address that the API writes as IPv4 in IPv6', () => {
  expect(summarize(findServers(fleet, '198.18.0.200').found)).toEqual(['6, address 198.18.0.200']);
});

test('a range of the whole internet holds every server, and ranges of a few are not lost in many', () => {
  const everything = findServers(fleet, '0.0.0.0 - 255.255.255.255\n::/0');
  expect(everything.found).toHaveLength(fleet.length);
  expect(everything.missing.ranges).toEqual([]);
  const many = Array.from({ length: 100 }, (_, number) => `198.51.100.${number % 7}-${70 + number}`);
  const { found, missing } = findServers(fleet, `${many.join('\n')}\n203.0.113.0-8\n203.0.113.7-8`);
  expect(
    found.map(({ server: { id } }) => Number(id.slice(-3))).toSorted((one, other) => one - other),
  ).toEqual([1, 2, 3, 5]);
  expect(missing.ranges).toEqual(['203.0.113.7 - 203.0.113.8']);
  // 100 ranges hold its one address.
  expect(found.find(({ server: { id } }) => id === idOf(1))?.matches).toHaveLength(3);
});

test('a long text is read to its end, also what stands where it is cut', () => {
  for (let at = 0; at < 24; at += 1) {
    const text = `${'-'.repeat(sliceLength - 12 - at)}\n> Edge\n> Izmir\n${'-\n'.repeat(200_000)}198.51.100.70`;
    const { found, unread } = findServers(fleet, text);
    expect(summarize(found)).toEqual(['2, address 198.51.100.70', '4, label edge izmir']);
    expect(unread).toEqual({ parts: 0, characters: 0 });
  }
  // A part of a cut line is no line.
  const cut = `${'-, '.repeat(sliceLength / 3)} web, ${'-, '.repeat(sliceLength)} web`;
  expect(summarize(findServers(fleet, cut).found)).toEqual([]);
});

test('of a text that is too long, what was not read is counted', () => {
  const { found, unread } = findServers(fleet, `${' '.repeat(longestText)}198.51.100.70`);
  expect(found).toEqual([]);
  expect(unread).toEqual({ parts: 0, characters: 13 });
});

test.each([
  ['names of one word', (number: number) => `web-${number}`, 2],
  ['names that begin alike', (number: number) => `Server ${number}`, 1],
  ['one name', () => 'web-77', 10_000],
])('in a large fleet with %s a large mail is looked up in a moment', (_, labelOf, named) => {
  const large = Array.from({ length: 10_000 }, (_, number) =>
    server(number, { label: labelOf(number), ipAddress: `10.${number >> 8}.${number & 255}.9` }),
  );
  const begun = performance.now();
  const text = 'web-77 web-78 10.3.7.9 192.0.2.1 10.0.0.0/8 Server 77, web\n'.repeat(40_000);
  const { found } = findServers(large, text);
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(found.filter(({ matches }) => matches.some(({ by }) => by === 'label'))).toHaveLength(named);
});

test('a name may be the beginning of another one, and common all the same', () => {
  const alike = ['edge', 'edge izmir', 'edge izmir 2'].map((label, number) => server(number, { label }));
  const { found, byOrdinaryWord } = findServers(alike, 'see edge, or edge Izmir 2');
  expect(summarize(found)).toEqual(['1, label edge izmir', '2, label edge izmir 2']);
  expect(summarize(byOrdinaryWord)).toEqual(['0, label edge']);
  // Once in the text, and then alone on a line.
  expect(summarize(findServers(alike, 'see edge here,\n\nedge\n').found)).toEqual(['0, label edge']);
});
