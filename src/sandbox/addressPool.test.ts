import { describe, expect, it } from 'vitest';
import { blockContains, parseIpv4, parseIpv4Block } from '#domain/ipAddress.ts';
import { prefixOfNetmask } from '#domain/ipText.ts';
import { createAddressPool, type Address } from './addressPool.ts';
import { testClient } from './testClient.ts';

const ips = (addresses: readonly Address[] | undefined): readonly string[] =>
  (addresses ?? []).map(({ ip }) => ip);

describe('createAddressPool', () => {
  it('gives addresses one after the other, each region its own', () => {
    const pool = createAddressPool();
    expect(pool.allocatePrimary('OTWA IST')).toEqual({
      ip: '198.18.0.10',
      gateway: '198.18.0.1',
      netmask: '255.255.255.0',
      cidr: '198.18.0.0/24',
      region: 'OTWA IST',
    });
    expect(pool.allocatePrimary('OTWA IST')?.ip).toBe('198.18.0.11');
    expect(pool.allocatePrimary('OTWA IZM')?.ip).toBe('198.18.128.10');
    expect(ips(pool.allocateSingles('OTWA IST', 3))).toEqual([
      '198.18.64.10',
      '198.18.64.11',
      '198.18.64.12',
    ]);
    expect(pool.allocatePrimary('OTWA MARS')).toBeUndefined();
  });

  it('gives blocks that never overlap, with the gateway first', () => {
    const pool = createAddressPool();
    const small = pool.allocateBlock('OTWA IST', 29);
    const large = pool.allocateBlock('OTWA IST', 28);
    const next = pool.allocateBlock('OTWA IST', 29);
    expect(small?.[0]).toMatchObject({ ip: '198.18.96.2', gateway: '198.18.96.1', cidr: '198.18.96.0/29' });
    expect(small).toHaveLength(5);
    expect(large?.[0]?.cidr).toBe('198.18.96.16/28');
    expect(large).toHaveLength(13);
    expect(next?.[0]?.cidr).toBe('198.18.96.8/29');
    expect(pool.allocateBlock('OTWA IST', 29)?.[0]?.cidr).toBe('198.18.96.32/29');
  });

  it('gives what was released again', () => {
    const pool = createAddressPool();
    const [first, second] = [pool.allocatePrimary('OTWA FRA'), pool.allocatePrimary('OTWA FRA')];
    const block = pool.allocateBlock('OTWA FRA', 28);
    if (first === undefined || block === undefined) throw new Error('nothing to release');
    pool.release([first, ...block]);
    expect(pool.allocatePrimary('OTWA FRA')?.ip).toBe(first.ip);
    expect(pool.allocatePrimary('OTWA FRA')?.ip).not.toBe(second?.ip);
    expect(pool.allocateBlock('OTWA FRA', 28)).toEqual(block);
  });

  it('gives all or nothing, down to its last address', () => {
    const pool = createAddressPool();
    const most = 32 * 245;
    expect(pool.allocateSingles('OTWA AMS', most + 1)).toBeUndefined();
    const all = ips(pool.allocateSingles('OTWA AMS', most));
    expect(new Set(all).size).toBe(most);
    expect(pool.allocateSingles('OTWA AMS', 1)).toBeUndefined();
    pool.setExhausted(true);
    expect(pool.allocatePrimary('OTWA AMS')).toBeUndefined();
    pool.setExhausted(false);
    expect(pool.allocatePrimary('OTWA AMS')).toBeDefined();
  });
});

it('every address in a world is there once, inside its block, with the block’s netmask', async () => {
  const { api } = testClient('fleet');
  const servers = (await api('GET', '/servers')).json as {
    ipAddress: string | null;
    additionalIps: Address[];
  }[];
  const additional = servers.flatMap(({ additionalIps }) => additionalIps);
  const primary = servers.flatMap(({ ipAddress }) => ipAddress ?? []);
  expect(new Set([...ips(additional), ...primary]).size).toBe(additional.length + primary.length);
  const misfits = additional.filter(({ ip, cidr, netmask, gateway }) => {
    const block = parseIpv4Block(cidr);
    const [address, router] = [parseIpv4(ip), parseIpv4(gateway)];
    if (block === undefined || address === undefined || router === undefined) return true;
    return (
      prefixOfNetmask(netmask) !== block.prefix ||
      !blockContains(block, address) ||
      !blockContains(block, router)
    );
  });
  expect(misfits).toEqual([]);
});
