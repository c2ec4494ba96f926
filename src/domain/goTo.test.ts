import { expect, test } from 'vitest';
import { findFitting, fit, fitOfLabel, foundBy, type ServerNames } from './goTo.ts';
import { readServer, type Server } from './server.ts';

let count = 0;

function server(label: string, fields: Record<string, unknown> = {}): Server {
  count += 1;
  const id = `00000000-0000-4000-8000-${count.toString().padStart(12, '0')}`;
  const read = readServer({ id, label, status: 'running', ...fields });
  if (read === undefined) throw new Error(`${label} can not be read`);
  return read;
}

const block = { ip: '203.0.113.9', cidr: '203.0.113.8/29' };
const web10 = server('web-10', { ipAddress: '198.51.100.70', os: 'debian-13' });
const fleet = [
  server('cobweb', { hostname: 'web' }),
  web10,
  server('web-9', { ipAddress: '198.51.100.7', hostname: 'mx.example.com', additionalIps: [block] }),
  server('old-web', { ipAddress: '198.51.100.7', status: 'terminated' }),
  server('my web', { os: 'rocky-9', region: 'OTWA İST' }),
  server('unweb'),
];

const names: ServerNames = {
  os: (id) => (id === 'rocky-9' ? 'Rocky Linux 9' : id),
  region: (text) => (text === 'OTWA İST' ? 'İstanbul' : text),
  words: ({ os }) => (os === 'rocky-9' ? 'rocky linux 9' : os),
};

const found = (query: string, recent: readonly string[] = [], most = 50) =>
  findFitting(fleet, query, names, recent, most).best.map(({ server }) => server.label);

test.each<[string, readonly string[]]>([
  // A name that is the query, then names that begin with it, have a word that does, or contain it; numbers as numbers.
  ['WEB', ['cobweb', 'web-9', 'web-10', 'my web', 'unweb', 'old-web']],
  ['web', ['cobweb', 'web-9', 'web-10', 'my web', 'unweb', 'old-web']],
  // The address itself before longer ones; the terminated server that had it is no better than the one that has it.
  ['198.51.100.7', ['web-9', 'old-web', 'web-10']],
  ['198.51.100', ['web-9', 'web-10', 'old-web']],
  ['203.0.113.10', ['web-9']],
  ['linux web', ['my web']],
  ['ist', ['my web']],
  ['web -debian', ['cobweb', 'web-9', 'my web', 'unweb', 'old-web']],
  [web10.id, ['web-10']],
  ['nothing-like-it', []],
  // Most have no hostname, and one has: no query, no difference.
  ['', ['cobweb', 'my web', 'unweb', 'web-9', 'web-10', 'old-web']],
])('%o finds %o', (query, labels) => expect(found(query)).toEqual(labels));

test('servers that were opened last come before those that fit as well', () => {
  expect(found('web', [web10.id])).toEqual(['cobweb', 'web-10', 'web-9', 'my web', 'unweb', 'old-web']);
});

test('of many, only the best are returned, and all are counted', () => {
  expect(found('web', [], 2)).toEqual(['cobweb', 'web-9']);
  expect(findFitting(fleet, 'web', names, [], 2).count).toBe(6);
  const many = Array.from({ length: 600 }, (_, index) => server(`web-${index}`)).toReversed();
  const { best, count: all } = findFitting([...many, ...fleet], 'web', names, [], 3);
  expect(best.map(({ server: { label } }) => label)).toEqual(['cobweb', 'web-0', 'web-1']);
  expect(all).toBe(606);
});

test.each<[label: string, words: string, query: string, expected: keyof typeof fit]>([
  ['Servers', '', 'servers', 'same'],
  ['Reboot alpha', '', 'reb', 'begins'],
  ['Reboot alpha', '', 'alp', 'beginsWord'],
  ['Reboot alpha', '', 'boot', 'contains'],
  ['Reboot alpha', '', 'alpha reb', 'elsewhere'],
  ['Settings', 'alpha Terminate', 'alpha term', 'elsewhere'],
  ['İşlemler', '', 'islem', 'begins'],
  ['Servers', '', 'reboot', 'none'],
  ['Reboot alpha', '', 'reboot beta', 'none'],
])('%o with %o fits %o: %s', (label, words, query, expected) =>
  expect(fitOfLabel(label, words, query)).toBe(fit[expected]),
);

test.each<[label: string, query: string, texts: readonly string[]]>([
  ['web-9', 'web', []],
  ['web-9', '198.51.100', ['198.51.100.7']],
  ['web-9', 'MX.example', ['mx.example.com']],
  ['web-9', '203.0.113.9', ['203.0.113.9']],
  ['web-9', '203.0.113.10', ['203.0.113.8/29']],
  ['web-9', 'web mx 203', ['mx.example.com', '203.0.113.9']],
  ['web-9', 'mx -debian', ['mx.example.com']],
  ['my web', 'linux', ['Rocky Linux 9']],
  ['my web', 'rocky-9', ['Rocky Linux 9']],
  ['my web', 'ist', ['İstanbul']],
  ['my web', 'otwa', ['İstanbul']],
  ['web-10', web10.id, [web10.id]],
])('%s is found with %o by %o', (label, query, texts) => {
  const server = fleet.find((one) => one.label === label) ?? web10;
  expect(foundBy(server, server.label, query, names)).toEqual(texts);
});
