import { expect, test } from 'vitest';
import { fleetSearch } from './fleetSearch.ts';
import { readServer, type Server } from './server.ts';

function server(label: string, fields: Record<string, unknown> = {}): Server {
  const id = `00000000-0000-4000-8000-${label.length.toString().padStart(12, '0')}`;
  const read = readServer({ id, label, ...fields });
  if (read === undefined) throw new Error(`${label} can not be read`);
  return read;
}

const fleet = [
  server('web', {
    hostname: 'w.example.com',
    os: 'ubuntu-24.04',
    region: 'İstanbul',
    ipAddress: '198.51.100.10',
  }),
  server('web-2', { os: 'debian-13', region: 'Frankfurt', ipAddress: '198.51.100.110' }),
  server('database', {
    os: 'ubuntu-24.04',
    region: 'Türkiye',
    additionalIps: [
      { ip: '203.0.113.9', cidr: '203.0.113.8/29' },
      { ip: '192.0.2.1', cidr: 'odd' },
    ],
  }),
];

test.each([
  ['', ['web', 'web-2', 'database']],
  ['   ', ['web', 'web-2', 'database']],
  ['WEB', ['web', 'web-2']],
  ['web ubuntu', ['web']],
  ['ubuntu web', ['web']],
  ['web -debian', ['web']],
  ['-web', ['database']],
  ['-', ['web', 'web-2', 'database']],
  ['ist', ['web']],
  ['ISTANBUL', ['web']],
  ['turk', ['database']],
  ['w.example', ['web']],
  ['198.51.100.1', ['web', 'web-2']],
  ['198.51.100.10', ['web']],
  ['203.0.113.9', ['database']],
  ['203.0.113.14', ['database']],
  ['203.0.113.16', []],
  ['-203.0.113.14', ['web', 'web-2']],
  ['00000000-0000-4000-8000-000000000003', ['web']],
  ['nothing-like-it', []],
  ['webw.example', []],
])('%o finds %o', (query, labels) => {
  expect(fleet.filter(fleetSearch(query, () => '')).map(({ label }) => label)).toEqual(labels);
});

test.each([
  ['ubuntu-24.04', ['web', 'database']],
  ['Ubuntu 24.04 LTS', ['web', 'database']],
  ['LTS -turk', ['web']],
  ['-lts', ['web-2']],
])('names find a server too: %o finds %o', (query, labels) => {
  const namesOf = ({ os }: Server): string => (os === 'ubuntu-24.04' ? 'ubuntu 24.04 lts' : os);
  expect(fleet.filter(fleetSearch(query, namesOf)).map(({ label }) => label)).toEqual(labels);
});
