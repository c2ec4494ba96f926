import { expect, test, it } from 'vitest';
import { readOsFamilies, deployOsFields, reinstallOsFields } from './osTemplates.ts';

test('families in the catalog’s order, the newest first', () => {
  const rows = [
    { id: 'almalinux-9.6', family: 'AlmaLinux', label: 'AlmaLinux 9.6' },
    { id: 'ubuntu-22.04', family: 'Ubuntu', label: 'Ubuntu 22.04 LTS' },
    { id: 'almalinux-10.1', family: 'AlmaLinux', label: 'AlmaLinux 10.1' },
    { id: 'ubuntu-24.04', family: 'Ubuntu', label: 'Ubuntu 24.04 LTS' },
  ];
  expect(
    readOsFamilies(rows).map(({ family, templates }) => [family, ...templates.map(({ id }) => id)]),
  ).toEqual([
    ['AlmaLinux', 'almalinux-10.1', 'almalinux-9.6'],
    ['Ubuntu', 'ubuntu-24.04', 'ubuntu-22.04'],
  ]);
});

test('odd rows cost only themselves', () => {
  const rows = [null, 'ubuntu', {}, { id: '' }, { id: 'x'.repeat(129) }, { id: 'bsd-1', family: 7 }];
  expect(readOsFamilies([...rows, { id: 'bsd-1', family: 7, label: 'twice' }])).toEqual([
    {
      family: '7',
      templates: [{ id: 'bsd-1', family: '7', label: 'bsd-1', icon: '', colour: '', osTemplate: undefined }],
    },
  ]);
});

test.each([[null], [{}], ['text'], [[]]])('%o has none', (answer) => {
  expect(readOsFamilies(answer)).toEqual([]);
});

it.each([
  [{ id: 'ubuntu-24.04' }, { os: 'ubuntu-24.04', osTemplate: 'ubuntu-24.04' }],
  [
    { id: 'ubuntu-24.04', osTemplate: 'a45a4d5e' },
    { os: 'ubuntu-24.04', osTemplate: 'a45a4d5e' },
  ],
  [
    { id: 'debian-13', osTemplate: '' },
    { os: 'debian-13', osTemplate: 'debian-13' },
  ],
  [
    { id: 'debian-13', osTemplate: null },
    { os: 'debian-13', osTemplate: 'debian-13' },
  ],
  [
    { id: 'debian-13', osTemplate: 7 },
    { os: 'debian-13', osTemplate: 'debian-13' },
  ],
])('deploys %j with %j', (template, expected) => {
  expect(deployOsFields(template)).toEqual(expected);
});

it.each([
  ['ubuntu-24.04', 'ubuntu'],
  ['centos-stream-9', 'centos'],
  ['Windows-Server-2022', 'windows'],
  ['freebsd', 'freebsd'],
])('reinstalls %s as family %s, whatever osTemplate the catalog carries', (id, os) => {
  expect(reinstallOsFields({ id, osTemplate: 'other' })).toEqual({ os, osTemplate: id });
});

it.each([
  ['#E95420', '#E95420'],
  ['#e52', '#ee5522'],
  ['E95420', ''],
  ['#e9542', ''],
  ['red', ''],
  ['#E95420; background: url(//evil.invalid)', ''],
  [null, ''],
  [0xe95420, ''],
])('reads the colour %o as %o', (color, colour) => {
  expect(readOsFamilies([{ id: 'ubuntu', color }])[0]?.templates[0]?.colour).toBe(colour);
});

it.each([
  ['data:image/png;base64,AAAA', 'data:image/png;base64,AAAA'],
  [`data:image/png;base64,${'A'.repeat(16_384)}`, ''],
  [null, ''],
  [{ url: '/ubuntu.svg' }, ''],
])('reads an icon, but not one too large for every row', (icon, read) => {
  expect(readOsFamilies([{ id: 'ubuntu', icon }])[0]?.templates[0]?.icon).toBe(read);
});
