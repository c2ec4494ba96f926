import { describe, expect, test } from 'vitest';
import { pickFromText, refang } from '#domain/textPicks.ts';

const pick = (text: string) => pickFromText(refang(text));

describe('names of the DNS', () => {
  const ip6 = '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa';

  test.each([
    ['7.100.51.198.in-addr.arpa', '198.51.100.7'],
    ['７.100.51.198.in-addr.arpa.', '198.51.100.7'],
    ['PTR? 7.100.51.198.In-Addr.ARPA. (44)', '198.51.100.7'],
    ['7.0/27.100.51.198.in-addr.arpa', '198.51.100.7'],
    ['7.0-31.100.51.198.in-addr.arpa', '198.51.100.7'],
    ['7.100.51.198.zen.spamhaus.org', '198.51.100.7'],
    ['7.100.51.198.bl.spamcop.example', '198.51.100.7'],
    ['7.100.51.198.rbl.isp.example', '198.51.100.7'],
    [ip6, '2001:db8::1'],
    [`${ip6.toUpperCase()}.`, '2001:db8::1'],
    ['198-51-100-7.static.isp.example', '198.51.100.7'],
    ['static-198-51-100-7-x.isp.example', '198.51.100.7'],
    ['ip-198-51-100-7', '198.51.100.7'],
    ['ec2-198-51-100-7.compute-1.amazonaws.example', '198.51.100.7'],
    ['web1-198-51-100-7.isp.example', '198.51.100.7'],
    ['host198-51-100-7.isp.example', '198.51.100.7'],
    ['198.51.100.7.static.isp.example', '198.51.100.7'],
    // Whether a provider writes the numbers the other way round is not to be seen.
    ['7-100-51-198.static.isp.example', '7.100.51.198'],
  ])('%o is %s', (text, address) => {
    expect(pick(text)).toEqual({ addresses: [address], blocks: [], ranges: [], ids: [] });
  });

  test.each([
    ['100.51.198.in-addr.arpa', '198.51.100.0/24'],
    ['51.198.in-addr.arpa', '198.51.0.0/16'],
    ['0/27.100.51.198.in-addr.arpa', '198.51.100.0/27'],
    ['0-31.100.51.198.in-addr.arpa', '198.51.100.0/27'],
    ['32-27.100.51.198.in-addr.arpa', '198.51.100.32/27'],
    ['x-y.100.51.198.in-addr.arpa', '198.51.100.0/24'],
    ['8.b.d.0.1.0.0.2.ip6.arpa', '2001:db8::/32'],
    ['0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa', '2001:db8::/48'],
  ])('%o is the block %s', (text, block) => {
    expect(pick(text)).toEqual({ addresses: [], blocks: [block], ranges: [], ids: [] });
  });

  test.each([
    ['198-51-100-7'],
    ['2026-11-29-10-11-12.log'],
    ['198-51-100-7-8.isp.example'],
    ['zip-198-51-100-7'],
    ['ip-x-198-51-100-7'],
    ['12-198-51-100-7.isp.example'],
    ['8-198-51-100-7.isp.example'],
    ['1-2-198-51-100.7.isp.example'],
    ['300-51-100-7.isp.example'],
    ['in-addr.arpa and ip6.arpa'],
    ['x.in-addr.arpa'],
  ])('%o names none', (text) => expect(pick(text)).toEqual(pick('')));
});
