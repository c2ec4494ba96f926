import { describe, expect, test } from 'vitest';
import { readFleet, readServer } from './server.ts';
import { readDetailedServer } from './detailedServer.ts';

const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

describe('one row', () => {
  test('as the contract has it', () => {
    expect(
      readServer({
        id,
        label: 'prod-1',
        hostname: 'srv1.example.com',
        status: 'running',
        ipAddress: '198.51.100.10',
        os: 'ubuntu-24.04',
        region: 'OTWA IST',
        vcpu: 2,
        ramMb: 4096,
        diskGb: 50,
        bandwidthGb: 1000,
        additionalIps: [{ ip: '198.51.100.11', gateway: '198.51.100.1', netmask: '255.255.255.0' }],
        createdAt: '2026-11-20T10:00:00Z',
        updatedAt: '2026-11-20T11:00:00Z',
        somethingNew: true,
      }),
    ).toEqual({
      id,
      label: 'prod-1',
      hostname: 'srv1.example.com',
      status: 'running',
      statusWord: 'running',
      ipAddress: '198.51.100.10',
      os: 'ubuntu-24.04',
      region: 'OTWA IST',
      vcpu: 2,
      ramMb: 4096,
      diskGb: 50,
      bandwidthGb: 1000,
      additionalIps: [
        { ip: '198.51.100.11', gateway: '198.51.100.1', netmask: '255.255.255.0', cidr: '', region: '' },
      ],
      unreadableIps: 0,
      createdAt: Date.UTC(2026, 10, 20, 10),
      updatedAt: Date.UTC(2026, 10, 20, 11),
    });
  });

  test.each([
    ['building', 'building', 'building'],
    ['failed', 'failed', 'failed'],
    ['frobnicating', undefined, 'frobnicating'],
    [7, undefined, '7'],
    [null, undefined, ''],
    [undefined, undefined, ''],
  ])('with the status %o', (came, status, statusWord) => {
    expect(readServer({ id, status: came })).toMatchObject({ status, statusWord });
  });

  test.each([
    ['label', null, ''],
    ['label', '<b>x</b>', '<b>x</b>'],
    ['label', ['x'], ''],
    ['ipAddress', null, ''],
    ['ipAddress', {}, ''],
    ['vcpu', '2', 2],
    ['vcpu', -1, undefined],
    ['ramMb', Number.NaN, undefined],
    ['additionalIps', null, []],
    ['additionalIps', 'none', []],
    ['additionalIps', [null, 'x', {}, { ip: '' }], []],
    ['additionalIps', [{ ip: 42 }, { ip: ['198.51.100.11'] }, { ip: ' \n' }], []],
    ['createdAt', 'yesterday', undefined],
  ])('whose %s is %o', (field, came, read) => {
    expect(readServer({ id, [field]: came })).toMatchObject({ [field]: read });
  });

  const entry = { ip: '198.51.100.11' };

  test.each([
    [undefined, 0, 0],
    [null, 0, 0],
    [[], 0, 0],
    [[entry], 1, 0],
    [[entry, null, 'x', {}, { ip: '' }, { ip: 42 }, { ip: null }, { ip: [entry.ip] }, { ip: ' \n' }], 1, 8],
    ['none', 0, 1],
    ['', 0, 1],
    [0, 0, 1],
    [entry, 0, 1],
  ])('whose additional addresses are %o: %i read, %i unreadable', (came, read, unreadableIps) => {
    const server = readServer({ id, additionalIps: came });
    expect([server?.additionalIps.length, server?.unreadableIps]).toEqual([read, unreadableIps]);
  });

  test.each([[null], ['text'], [7], [[]], [{}], [{ id: 'x' }], [{ id: 7 }], [{ label: 'no id' }]])(
    '%o can not be read',
    (row) => expect(readServer(row)).toBeUndefined(),
  );
});

describe('a fleet', () => {
  test('keeps the good rows beside the bad ones, each id once', () => {
    const fleet = readFleet([
      { id, label: 'first' },
      null,
      'text',
      { id: id.toUpperCase(), label: 'second' },
      {},
    ]);
    expect(fleet.servers.map(({ label }) => label)).toEqual(['first']);
    expect(fleet.unreadable).toBe(3);
  });

  test.each([[null], [{}], ['text']])('that is %o has nobody', (value) =>
    expect(readFleet(value)).toEqual({ servers: [], unreadable: 0 }),
  );
});

describe('one server in detail', () => {
  const [one, other] = [{ ip: '198.51.100.11' }, { ip: '198.51.100.12' }];

  test.each([
    ['one list', [one], undefined, [one.ip], 0],
    ['the other list', undefined, [other], [other.ip], 0],
    ['the block’s list', [one], [other], [one.ip], 0],
    ['the list that can be read', 'odd', [other], [other.ip], 0],
    ['the list that can be read, with its own bad entries', [one, {}], 'odd', [one.ip], 1],
    ['neither', 'odd', [{}, {}], [], 1],
    ['neither', undefined, [{}, {}], [], 2],
    ['none', [], [], [], 0],
  ])('has the additional addresses of %s', (_which, inBlock, atTop, ips, unreadableIps) => {
    const answer = { networking: { additionalIps: inBlock }, additionalIps: atTop };
    const server = readDetailedServer(answer, id);
    expect(server.additionalIps.map(({ ip }) => ip)).toEqual(ips);
    expect(server.unreadableIps).toBe(unreadableIps);
  });

  test.each([
    [{ ipAddress: '198.51.100.10' }, { ipAddress: '198.51.100.10', gateway: '' }],
    [
      { networking: { primaryIp: '198.51.100.9', gateway: '198.51.100.1' } },
      { ipAddress: '198.51.100.9', gateway: '198.51.100.1' },
    ],
    [{ ipAddress: '198.51.100.10', networking: { primaryIp: null } }, { ipAddress: '198.51.100.10' }],
    [{ ipAddress: '198.51.100.10', networking: 'odd' }, { ipAddress: '198.51.100.10' }],
    [{ ramMb: 2048 }, { ramMb: 2048 }],
    [{ ramMb: 2048, specs: { ramGb: 4 } }, { ramMb: 4096 }],
    [{ specs: { ramMb: 1024, ramGb: 4, os: 'debian-13' } }, { ramMb: 1024, os: 'debian-13' }],
    [{ vcpu: 2, specs: null }, { vcpu: 2 }],
    [null, { id, label: '', status: undefined }],
    [{ id: 'another' }, { id }],
  ])('%o', (answer, read) => expect(readDetailedServer(answer, id)).toMatchObject(read));
});
