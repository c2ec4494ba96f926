import { expect, test } from 'vitest';
import { type FleetColumn, sortFleet } from './fleetOrder.ts';
import { readServer, type Server } from './server.ts';

let count = 0;

function server(label: string, fields: Record<string, unknown> = {}): Server {
  count += 1;
  const id = `00000000-0000-4000-8000-${count.toString().padStart(12, '0')}`;
  const read = readServer({ id, label, ...fields });
  if (read === undefined) throw new Error(`${label} can not be read`);
  return read;
}

const byStatus = ['running', 'stopped', 'frobnicating', 'failed', 'suspended', 'pending', 'terminated'].map(
  (status) => server(status, { status }),
);
const byIp = [
  server('c', { ipAddress: '198.51.100.110' }),
  server('none', { ipAddress: null }),
  server('v6', { ipAddress: '2001:db8::1' }),
  server('a', { ipAddress: '198.51.100.9' }),
  server('b', { ipAddress: '198.51.100.10' }),
];
const byLabel = [server('web-10'), server('Web-9'), server(''), server('alpha')];
const bySize = [
  server('big', { vcpu: 16, ramMb: 1024 }),
  server('unknown'),
  server('roomy', { vcpu: 2, ramMb: 8192 }),
  server('small', { vcpu: 2, ramMb: 4096 }),
];
const byRegion = [
  server('b', { region: 'FRA' }),
  server('a', { region: 'FRA' }),
  server('c', { region: 'AMS' }),
];
const byAge = [
  server('new', { createdAt: '2026-11-20T10:00:00Z' }),
  server('unknown', { createdAt: 'x' }),
  server('old', { createdAt: '2025-11-20T10:00:00Z' }),
];

test.each<[FleetColumn, boolean, readonly Server[], readonly string[]]>([
  [
    'status',
    false,
    byStatus,
    ['failed', 'suspended', 'frobnicating', 'pending', 'stopped', 'running', 'terminated'],
  ],
  [
    'status',
    true,
    byStatus,
    ['terminated', 'running', 'stopped', 'pending', 'frobnicating', 'suspended', 'failed'],
  ],
  ['ip', false, byIp, ['a', 'b', 'c', 'v6', 'none']],
  ['ip', true, byIp, ['v6', 'c', 'b', 'a', 'none']],
  ['label', false, byLabel, ['alpha', 'Web-9', 'web-10', '']],
  ['label', true, byLabel, ['web-10', 'Web-9', 'alpha', '']],
  ['size', false, bySize, ['small', 'roomy', 'big', 'unknown']],
  ['region', false, byRegion, ['c', 'a', 'b']],
  ['region', true, byRegion, ['a', 'b', 'c']],
  ['created', false, byAge, ['old', 'new', 'unknown']],
  ['created', true, byAge, ['new', 'old', 'unknown']],
])('by %s, descending %s', (column, descending, servers, labels) => {
  expect(sortFleet(servers, column, descending, String, new Map()).map(({ label }) => label)).toEqual(labels);
});

test.each<[descending: boolean, labels: readonly string[]]>([
  [true, ['hot', 'same-a', 'same-b', 'idle', 'another unknown', 'unknown']],
  [false, ['idle', 'same-a', 'same-b', 'hot', 'another unknown', 'unknown']],
])('by what is known of the load, and the others last: descending %s', (descending, labels) => {
  const known = { idle: 0, 'same-b': 40.5, 'same-a': 40.5, hot: 340 };
  const unknown = [server('unknown'), server('another unknown')];
  const servers = Object.keys(known).map((label) => server(label));
  const loads = new Map(servers.map(({ id }, index) => [id, Object.values(known)[index] ?? 0]));
  const sorted = sortFleet([...unknown, ...servers], 'load', descending, String, loads);
  expect(sorted.map(({ label }) => label)).toEqual(labels);
});

test.each<[FleetColumn, readonly string[]]>([
  ['os', ['rocky', 'other', 'ubuntu', 'none']],
  ['region', ['ubuntu', 'rocky', 'none', 'other']],
])('by the name that is shown, not by the API’s own text: %s', (column, labels) => {
  const names: Record<string, string> = {
    'rocky-9.6': 'A rocky one',
    'ubuntu-24.04': 'Ubuntu 24.04 LTS',
    'tr-ist-01': 'Istanbul',
    'de-fra-01': 'Frankfurt',
  };
  const servers = [
    server('none', { region: 'unnamed' }),
    server('other', { os: 'plan9' }),
    server('ubuntu', { os: 'ubuntu-24.04', region: 'de-fra-01' }),
    server('rocky', { os: 'rocky-9.6', region: 'tr-ist-01' }),
  ];
  const sorted = sortFleet(servers, column, false, (text) => names[text] ?? text, new Map());
  expect(sorted.map(({ label }) => label)).toEqual(labels);
});
