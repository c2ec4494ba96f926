import { expect, it } from 'vitest';
import { deployOsFields, reinstallOsFields } from './osFields.ts';

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
