import { expect, test } from 'vitest';
import {
  chooseLike,
  firstOpenStep,
  type LikeCatalog,
  matchPlan,
  readLikeNote,
  readPastDeploy,
} from './deployLike.ts';
import { readOsFamilies } from './osTemplates.ts';
import { readPlans } from './plans.ts';
import { readServer, type Server } from './server.ts';

const id = (serial: number): string => `6f1d2c30-5b7a-4e18-9c00-00000000000${serial}`;
const size = { vcpu: 2, ramMb: 4096, diskGb: 50 };

function plansOf(...rows: readonly object[]) {
  return readPlans(
    rows.map((row, index) => ({ id: id(index + 1), name: `Plan ${index + 1}`, ...size, ...row })),
  ).plans;
}

function serverOf(fields: object = {}): Server {
  const server = readServer({
    id: id(9),
    label: 'web-3',
    os: 'debian-13',
    region: 'OTWA IST',
    ...size,
    ...fields,
  });
  if (server === undefined) throw new Error('unreadable');
  return server;
}

const catalog: LikeCatalog = {
  plans: plansOf({ region: 'OTWA IST' }),
  regions: [
    { slug: 'ist', name: 'Istanbul' },
    { slug: 'fra', name: 'Frankfurt' },
  ],
  families: readOsFamilies([
    { id: 'debian-13', family: 'Debian', label: 'Debian 13' },
    { id: 'debian-12', family: 'Debian', label: 'Debian 12', osTemplate: 'deb12' },
  ]),
  nameOf: (text) => text,
};

const past = { serverId: id(9), label: 'web-3', plan: id(1), region: 'fra', os: 'debian-13', at: 1 };

test.each([
  ['one of its size, in its region', [{ region: 'OTWA IST' }], {}, 'here', 1],
  ['one of its size, of another region', [{ region: 'OTWA FRA' }], {}, 'elsewhere', 1],
  ['one of its size, of no region', [{}], {}, 'elsewhere', 1],
  ['two of its size, one in its region', [{ region: 'OTWA FRA' }, { region: 'OTWA IST' }], {}, 'here', 2],
  [
    'two of its size in its region',
    [{ region: 'OTWA IST' }, { region: 'OTWA IST' }],
    {},
    'several',
    undefined,
  ],
  [
    'two of its size, both elsewhere',
    [{ region: 'OTWA FRA' }, { region: 'OTWA AMS' }],
    {},
    'several',
    undefined,
  ],
  ['two of its size, and its region unknown', [{ region: '' }, {}], { region: '' }, 'several', undefined],
  ['its region by slug', [{ regions: ['fra'] }, { regions: ['ist'] }], { region: 'Istanbul' }, 'here', 2],
  ['another disk', [{ diskGb: 51 }], {}, 'none', undefined],
  ['another memory', [{ ramMb: 4095 }], {}, 'none', undefined],
  ['more vCPU', [{ vcpu: 3 }], {}, 'none', undefined],
  ['no plan', [], {}, 'none', undefined],
  ['memory in GB', [{ ramMb: undefined, ramGb: 4, region: 'OTWA IST' }], {}, 'here', 1],
  ['a server without a size', [{ diskGb: undefined }], { diskGb: undefined }, 'unread', undefined],
  ['a server with an odd size', [{}], { ramMb: 'lots' }, 'unread', undefined],
])('the plan: %s', (_, rows, fields, match, serial) => {
  const found = matchPlan(serverOf(fields), { ...catalog, plans: plansOf(...rows) });
  expect(found.match).toBe(match);
  expect(found.id).toBe(serial === undefined ? undefined : id(serial));
});

test('regions that the operator calls the same are one place', () => {
  const nameOf = (text: string) => (['OTWA FRA', 'fra'].includes(text) ? 'Frankfurt' : text);
  const named = { ...catalog, plans: plansOf({ regions: ['ist'] }, { regions: ['fra'] }), nameOf };
  const server = serverOf({ region: 'OTWA FRA' });
  expect(matchPlan(server, named)).toEqual({ match: 'here', id: id(2) });
  const pattern = { server, past: undefined, name: 'web-3' };
  expect(chooseLike(pattern, named, new Set()).region).toBe('fra');
  expect(chooseLike(pattern, { ...named, nameOf: (text) => text }, new Set())).toMatchObject({
    region: undefined,
    note: { region: 'OTWA FRA' },
  });
});

const choices: readonly [string, Partial<Parameters<typeof chooseLike>[0]>, Partial<LikeCatalog>, object][] =
  [
    [
      'a guess, and a region that is none of the catalog',
      {},
      {},
      {
        plan: id(1),
        os: 'debian-13',
        region: undefined,
        label: 'web-4',
        note: { match: 'here', region: 'OTWA IST' },
      },
    ],
    [
      'what was asked for in this browser',
      { past },
      { plans: plansOf({}, {}) },
      { plan: id(1), region: 'fra', note: { match: 'exact', region: '', os: '' } },
    ],
    [
      'no preference, where none was asked for',
      { past: { ...past, region: '' } },
      {},
      { region: undefined, note: { region: '' } },
    ],
    [
      'another size than was asked for: an upgrade',
      { past: { ...past, plan: id(2) } },
      { plans: plansOf({ region: 'OTWA IST' }, { diskGb: 25 }) },
      { plan: id(1), note: { match: 'here' } },
    ],
    ['a plan that is gone', { past: { ...past, plan: id(7) } }, {}, { plan: id(1), note: { match: 'here' } }],
    ['the system after a reinstall', { past: { ...past, os: 'debian-12' } }, {}, { os: 'debian-13' }],
    [
      'a system by its name',
      { server: serverOf({ os: 'Debian 12' }) },
      {},
      { os: 'debian-12', note: { os: '' } },
    ],
    ['a system by its template', { server: serverOf({ os: 'deb12' }) }, {}, { os: 'debian-12' }],
    [
      'a system that is gone',
      { server: serverOf({ os: 'debian-9' }) },
      {},
      { os: undefined, note: { os: 'debian-9' } },
    ],
    ['a family is no system', { server: serverOf({ os: 'debian' }) }, {}, { os: undefined }],
    [
      'a server that is gone',
      { server: undefined, past },
      {},
      { plan: id(1), os: 'debian-13', label: 'web-4' },
    ],
    [
      'no catalog: what was asked for, else nothing',
      { past },
      { plans: undefined, regions: undefined, families: undefined },
      { plan: id(1), region: 'fra', os: 'debian-13', note: { match: 'exact' } },
    ],
    [
      'no catalog, and nothing known',
      {},
      { plans: undefined, regions: undefined, families: undefined },
      { plan: undefined, region: undefined, os: undefined, note: { match: 'noCatalog' } },
    ],
    ['a label that has no next one', { server: serverOf({ label: 'sunucu ğ' }) }, {}, { label: undefined }],
  ];

test.each(choices)('another like it: %s', (_, pattern, parts, expected) => {
  const whole = { server: serverOf(), past: undefined, name: 'web-3', ...pattern };
  expect(chooseLike(whole, { ...catalog, ...parts }, new Set(['web-3']))).toMatchObject(expected);
});

test('the next free label of the fleet', () => {
  const pattern = { server: serverOf(), past: undefined, name: 'web-3' };
  expect(chooseLike(pattern, catalog, new Set(['web-3', 'web-4', 'web-5'])).label).toBe('web-6');
});

test('the first step where something is missing', () => {
  expect(firstOpenStep({ plan: undefined, os: undefined })).toBe('plan');
  expect(firstOpenStep({ plan: id(1), os: undefined })).toBe('system');
  expect(firstOpenStep({ plan: id(1), os: 'debian-13' })).toBe('review');
});

test('what is stored is read as it was, or not at all', () => {
  expect(readPastDeploy({ ...past, owner: 'x' })).toEqual(past);
  expect(readPastDeploy({ ...past, region: undefined })).toEqual({ ...past, region: '' });
  for (const part of [{ plan: 'x' }, { serverId: 1 }, { at: '1' }, { os: '' }])
    expect(readPastDeploy({ ...past, ...part })).toBeUndefined();
  const note = { name: 'web-3', match: 'here', plan: id(1), region: '', os: '' };
  expect(readLikeNote(note)).toEqual(note);
  expect(readLikeNote({ ...note, match: 'sure' })).toBeUndefined();
  expect(readLikeNote(undefined)).toBeUndefined();
});
