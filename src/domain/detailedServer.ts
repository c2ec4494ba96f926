import type { ServerDetail } from '#api/generated/model/serverDetail.ts';
import type { ServerDetailNetworking } from '#api/generated/model/serverDetailNetworking.ts';
import type { ServerDetailSpecs } from '#api/generated/model/serverDetailSpecs.ts';
import { readAmount, readFields, readText } from './read.ts';
import { type DetailedServer, readAdditionalIps, readServerFields, type Unread } from './server.ts';

/**
 * Reads the response of `GET /servers/{id}`. The blocks `networking` and `specs` repeat top-level fields; the block's
 * value takes precedence where it has one.
 * @param id the requested id, used whatever id the response has
 */
export function readDetailedServer(value: unknown, id: string): DetailedServer {
  const fields: Unread<ServerDetail> = readFields(value) ?? {};
  const networking: Unread<ServerDetailNetworking> = readFields(fields.networking) ?? {};
  const specs: Unread<ServerDetailSpecs> = readFields(fields.specs) ?? {};
  const server = readServerFields(fields, id);
  const ramGb = readAmount(specs.ramGb);
  const ips = readAdditionalIps(networking.additionalIps);
  // The first list of addresses, or else the first of what can't be read.
  const { additionalIps, unreadableIps } =
    [ips, server].find((one) => one.additionalIps.length > 0) ?? (ips.unreadableIps > 0 ? ips : server);
  return {
    ...server,
    ipAddress: readText(networking.primaryIp) || server.ipAddress,
    gateway: readText(networking.gateway),
    additionalIps,
    unreadableIps,
    os: readText(specs.os) || server.os,
    region: readText(specs.region) || server.region,
    vcpu: readAmount(specs.vcpu) ?? server.vcpu,
    ramMb: readAmount(specs.ramMb) ?? (ramGb === undefined ? server.ramMb : ramGb * 1024),
    diskGb: readAmount(specs.diskGb) ?? server.diskGb,
    bandwidthGb: readAmount(specs.bandwidthGb) ?? server.bandwidthGb,
  };
}
